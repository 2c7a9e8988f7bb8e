// <button data-mc-print-page> prints the page as it stands, every part opened.
import { findAll, on } from "./page.js";

on("click", "[data-mc-print-page]", () => {
  const folded = findAll("details:not([open])");
  for (const part of folded) part.open = true;
  print();
  for (const part of folded) part.open = false;
});
