// The page of one internal process: its drawing, read from the file beside it.
import "bpmn-js/dist/assets/diagram-js.css";
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";

// Whole where it can be read so, else from its beginning; dragging and the wheel do the rest.
const SMALLEST = 0.75;

function show(canvas) {
  if (canvas.zoom("fit-viewport") >= SMALLEST) return;
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox({
    x: inner.x - 8,
    y: inner.y - 8,
    width: outer.width / SMALLEST,
    height: outer.height / SMALLEST,
  });
}

async function draw(place) {
  const answer = await fetch(place.dataset.mcDrawing, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const viewer = new NavigatedViewer({ container: place });
  await viewer.importXML(await answer.text());
  show(viewer.get("canvas"));
}

for (const place of document.querySelectorAll("[data-mc-drawing]")) {
  draw(place).catch(() => {
    place.textContent = place.dataset.mcFailed;
  });
}
