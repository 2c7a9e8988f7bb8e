// From marks to a picture: axis from nought for bars, the threshold as a dashed line, few words.
import { token } from "./reading.js";

const isWall = () => document.documentElement.dataset.theme === "wall";
const textSize = () => (isWall() ? 24 : 13);
const shown = (value) => value.toLocaleString(document.documentElement.lang || "vi");

function base(marks, percent) {
  const font = { fontFamily: "Be Vietnam Pro, Segoe UI, Noto Sans, sans-serif", fontSize: textSize() };
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    textStyle: font,
    tooltip: {
      renderMode: "richText",
      backgroundColor: token("surface"),
      borderColor: token("frame"),
      textStyle: { ...font, color: token("ink") },
      formatter: (told) => {
        const mark = marks[told.dataIndex];
        return mark ? `${mark.label}: ${mark.words}` : "";
      },
      confine: true,
    },
    percent,
  };
}

function axes(marks, percent) {
  const lines = { lineStyle: { color: token("line") } };
  const label = { color: token("ink-2"), fontSize: textSize() };
  return {
    grid: { left: 8, right: isWall() ? 32 : 16, top: isWall() ? 40 : 24, bottom: 8, containLabel: true },
    xAxis: {
      type: "category",
      data: marks.map((mark) => mark.label),
      axisLabel: { ...label, hideOverlap: true },
      axisLine: lines,
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      axisLabel: { ...label, formatter: (value) => `${shown(value)}${percent ? "%" : ""}` },
      splitLine: lines,
      splitNumber: 4,
    },
  };
}

function threshold(limit, words) {
  if (limit === null) return undefined;
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: token("ink-2"), type: "dashed", width: 2 },
    label: { formatter: words, position: "insideEndTop", color: token("ink-2"), fontSize: textSize() },
    data: [{ yAxis: limit }],
  };
}

export function line({ marks, series }, { percent, limit, limitWords }) {
  const told = marks.map((mark) => mark.value).filter((value) => value !== null);
  const low = Math.min(...told, limit ?? Infinity);
  const option = { ...base(marks, percent), ...axes(marks, percent) };
  // A line may begin above nought; its axis says where.
  option.yAxis.min = percent ? Math.max(0, Math.floor((low - 2) / 5) * 5) : 0;
  if (percent) option.yAxis.max = 100;
  option.series = [
    {
      type: "line",
      data: marks.map((mark) => mark.value),
      lineStyle: { color: token(series), width: isWall() ? 5 : 3 },
      itemStyle: { color: token(series) },
      symbol: "circle",
      symbolSize: isWall() ? 14 : 8,
      connectNulls: false,
      markLine: threshold(limit, limitWords),
      label: {
        show: true,
        formatter: (told) => (told.dataIndex === marks.length - 1 ? marks[told.dataIndex].words : ""),
        color: token("ink"),
        fontSize: textSize(),
        position: "bottom",
      },
    },
  ];
  return option;
}

export function bars({ marks, series }, { percent }) {
  const option = { ...base(marks, percent), ...axes(marks, percent) };
  const few = marks.length <= 8 && marks.some((mark) => mark.label.length > 12);
  if (few) sideways(option, marks);
  option.series = [
    {
      type: "bar",
      data: marks.map((mark) => mark.value),
      itemStyle: { color: token(series) },
      barCategoryGap: "20%",
      label: {
        show: few,
        position: "right",
        color: token("ink"),
        fontSize: textSize(),
        formatter: (told) => marks[told.dataIndex].words,
      },
    },
  ];
  return option;
}

function sideways(option, marks) {
  const { xAxis, yAxis } = option;
  const room = window.innerWidth < 700 ? 130 : 280;
  xAxis.axisLabel = { ...xAxis.axisLabel, width: room, overflow: "break", hideOverlap: false };
  option.xAxis = yAxis;
  option.yAxis = { ...xAxis, inverse: true };
  option.grid.right = 72;
  option.grid.top = 8;
  option.xAxis.axisLabel = { ...option.xAxis.axisLabel, hideOverlap: true };
}
