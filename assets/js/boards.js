// Boards: pictures drawn from the tables beneath them, and the wall screen reading itself anew.
import "./boards/pictures.js";
import "./boards/again.js";
import "./boards/zooming.js";
