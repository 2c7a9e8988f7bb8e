// Pieces of SVG, and a picture as a file: colours stand in the elements, so that it keeps them.
const SPACE = "http://www.w3.org/2000/svg";
const FONT = "Be Vietnam Pro, Segoe UI, Noto Sans, sans-serif";
const KEPT = ["fill", "stroke", "stroke-width", "stroke-dasharray"];

export function node(name, attributes = {}, parent = null) {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (parent) parent.append(made);
  return made;
}

export function words(parent, text, place, size, fill, anchor = "start") {
  const made = node("text", { ...place, fill, "font-size": size, "text-anchor": anchor }, parent);
  made.textContent = text;
  return made;
}

export function sheet(width, height) {
  return node("svg", {
    viewBox: `0 0 ${width} ${height}`, width, height, "font-family": FONT, "aria-hidden": "true",
  });
}

// How wide a text will be, about: measuring each would lay the page out again and again.
export const wide = (text, size) => text.length * size * 0.62;

function standing(svg) {
  const copy = svg.cloneNode(true);
  const drawn = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((one, place) => {
    const looks = getComputedStyle(drawn[place]);
    if (["path", "rect", "circle", "line", "polyline"].includes(one.localName)) {
      for (const key of KEPT) one.setAttribute(key, looks.getPropertyValue(key));
    }
  });
  const box = svg.viewBox.baseVal;
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  copy.setAttribute("xmlns", SPACE);
  return { text: new XMLSerializer().serializeToString(copy), box };
}

function hand(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

async function asPng({ text, box }, ground) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  // Twice the size, so that it stays sharp in a document.
  [canvas.width, canvas.height] = [box.width * 2, box.height * 2];
  const brush = canvas.getContext("2d");
  brush.fillStyle = ground;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}

export async function save(svg, name, kind, ground) {
  const told = standing(svg);
  if (kind === "png") return hand(await asPng(told, ground), `${name}.png`);
  return hand(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(told.text)}`, `${name}.svg`);
}
