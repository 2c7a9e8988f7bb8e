// The page of one internal process: its drawing, read from the file beside it.
import "bpmn-js/dist/assets/diagram-js.css";
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";

async function draw(place) {
  const answer = await fetch(place.dataset.mcDrawing, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const viewer = new NavigatedViewer({ container: place });
  await viewer.importXML(await answer.text());
  viewer.get("canvas").zoom("fit-viewport");
}

for (const place of document.querySelectorAll("[data-mc-drawing]")) {
  draw(place).catch(() => {
    place.textContent = place.dataset.mcFailed;
  });
}
