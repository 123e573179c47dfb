// Draws every chart of a page from the JSON beside it: bars from top to bottom, each beneath its name, with exact texts.
// Nothing moves. Tooltips are drawn too: as HTML they would reach beyond a phone's edge and bring styles of their own.

const COLOURS = { kept: "#4a6fa5", gained: "#2d7d46", lost: "#b3261e", ink: "#1d2733", soft: "#55606e", line: "#d5dbe3" };
const HATCHED = { rotation: Math.PI / 4, dashArrayX: [1, 0], dashArrayY: [2, 4], color: "rgba(255, 255, 255, .6)" };
const BAND = 46, FOOT = 30, LETTER = 7.5, PAPER = 680; // pixels: a bar with its name, the scale, a wide letter, a page of A4
const number = new Intl.NumberFormat("vi-VN");

const widest = (bars) => LETTER * Math.max(...bars.map((bar) => bar.text.length)) + 12;
const broken = (words, letters) => words.replace(new RegExp(`(.{1,${letters}})(?:\\s+|$)`, "gu"), "$1\n");

function option({ most, bars }, words, width) {
  const part = (name, hatched) => ({
    type: "bar", stack: "points", name, barWidth: 14, silent: true,
    data: bars.map((bar) => ({
      value: bar[name],
      itemStyle: hatched ? { color: bar.gained ? COLOURS.gained : COLOURS.lost, decal: HATCHED } : { color: COLOURS.kept },
      // The text stands to the right of the whole bar, which ends at zero where it holds nothing above.
      label: { show: name === (bar.kept < 0 ? "kept" : "above"), position: "right", color: COLOURS.ink, formatter: () => bar.text },
    })),
  });
  const textStyle = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: COLOURS.ink };
  return {
    animation: false,
    aria: { enabled: true, label: { description: words } },
    textStyle,
    grid: { left: 2, right: widest(bars), top: 8, bottom: FOOT - 8, outerBoundsMode: "none" },
    xAxis: {
      type: "value", max: most, splitNumber: width < 500 ? 3 : 5,
      splitLine: { lineStyle: { color: COLOURS.line } },
      axisLabel: { color: COLOURS.soft, hideOverlap: true, alignMinLabel: "left", formatter: (value) => number.format(value) },
    },
    yAxis: {
      type: "category", inverse: true, data: bars.map((bar) => bar.name), axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: COLOURS.line } },
      axisLabel: {
        interval: 0, inside: true, margin: 0, align: "left", verticalAlign: "bottom", padding: [0, 0, 13, 0], color: COLOURS.ink,
        width: width - 24, overflow: "truncate",
      },
      z: 3,
    },
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" },
      formatter: ([{ dataIndex: at }]) => `${broken(bars[at].name, Math.min(60, Math.trunc(width / LETTER) - 6))}${bars[at].text}`,
    },
    series: [part("kept", false), part("above", true), part("below", true)],
  };
}

function draw(place) {
  const drawing = JSON.parse(document.getElementById(place.dataset.chart).textContent);
  const height = BAND * drawing.bars.length + FOOT;
  place.style.height = `${height}px`;
  const chart = echarts.init(place, null, { renderer: "svg" });
  const fit = (width) => {
    if (!width) return; // folded away
    chart.resize({ width });
    chart.setOption(option(drawing, place.dataset.words, width));
    place.querySelector("svg").setAttribute("viewBox", `0 0 ${width} ${height}`); // the style sheet stretches it on paper
  };
  new ResizeObserver(() => fit(place.clientWidth)).observe(place);
  addEventListener("beforeprint", () => fit(PAPER));
  addEventListener("afterprint", () => fit(place.clientWidth));
}

document.fonts.ready.then(() => document.querySelectorAll("[data-chart]").forEach(draw));

// On paper, where nobody can unfold them, the tables beneath charts stand open.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll(".charted details:not([open])")];
  for (const details of unfolded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
