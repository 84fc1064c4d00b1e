// SPDX-License-Identifier: Apache-2.0
// Draws the charts of a dashboard from the tables that stand below them. Without this script the tables say the same; a
// click on a part of a chart goes where the number in the table goes.

const dashboard = document.getElementById("dashboard");
// Told apart also without seeing red and green: blue, vermilion, grey-black, sky (Okabe and Ito's palette).
const COLOURS = ["#0072b2", "#d55e00", "#3d4a57", "#56b4e9"];
const FONT = getComputedStyle(document.body).fontFamily;

function read(table) {
  const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows];
  return {
    labels: rows.map((row) => row.cells[0].textContent),
    series: names.map((name, index) => ({
      name,
      values: rows.map((row) => Number(row.cells[index + 1].textContent)),
      links: rows.map((row) => row.cells[index + 1].querySelector("a")?.href),
    })),
  };
}

const SHAPES = {
  flow: (name, index) => (index < 2 ? { type: "bar" } : { type: "line", symbol: "none", yAxisIndex: 1, lineStyle: { width: 2.5 } }),
  columns: () => ({ type: "bar", barMaxWidth: 44, label: { show: true, position: "top", color: "#33404d" } }),
  calls: (name, index) => (index === 0 ? { type: "line", symbol: "none", step: "middle" } : { type: "bar" }),
};

function option(data, shape, title) {
  const isFlow = shape === "flow";
  const axis = { type: "value", minInterval: 1, axisLabel: { color: "#4d5b69" }, splitLine: { lineStyle: { color: "#e6ebf0" } } };
  return {
    animation: false,
    aria: { enabled: true, label: { description: title } },
    color: COLOURS,
    textStyle: { fontFamily: FONT },
    legend: { show: data.series.length > 1, top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: "#33404d" } },
    grid: { left: 8, right: 8, top: data.series.length > 1 ? 36 : 20, bottom: 4, containLabel: true },
    tooltip: { trigger: "axis", renderMode: "richText", confine: true, axisPointer: { type: "shadow" } },
    xAxis: {
      type: "category",
      data: data.labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: "#a9b4c0" } },
      axisLabel: {
        color: "#4d5b69",
        hideOverlap: true,
        // The few columns of a distribution are all named.
        ...(shape === "columns" ? { interval: 0, width: 70, overflow: "break" } : {}),
        formatter: (label) => label.replace(/^\d{4}-/, ""),
      },
    },
    yAxis: isFlow ? [axis, { ...axis, splitLine: { show: false } }] : axis,
    series: data.series.map((series, index) => ({ name: series.name, data: series.values, cursor: "pointer", ...SHAPES[shape](series.name, index) })),
  };
}

function draw(echarts, place) {
  const table = document.getElementById(place.dataset.table);
  const data = read(table);
  place.hidden = false;
  const chart = echarts.init(place, null, { renderer: "svg" });
  chart.setOption(option(data, place.dataset.shape, table.caption.textContent));
  chart.on("click", (event) => {
    const link = data.series[event.seriesIndex]?.links[event.dataIndex];
    if (link) location.assign(link);
  });
  table.closest("details").open = false;
  new ResizeObserver(() => chart.resize()).observe(place);
}

if (dashboard) {
  // Without the library the tables stay open.
  import(dashboard.dataset.echarts).then(({ echarts }) => {
    for (const place of dashboard.querySelectorAll("[data-shape]")) draw(echarts, place);
  }).catch(() => {});
}
