// SPDX-License-Identifier: Apache-2.0
// Lets a citizen or an agent point at a place: by a click, by keyboard, or where they are. Fills the form's fields and says which
// district it is. Without this script the fields of the form say the same.

(function () {
  "use strict";
  const part = document.getElementById("map-part");
  if (!part || !window.L) return;
  const words = part.dataset;
  const said = document.getElementById("map-said");
  const latitude = document.getElementById("lat");
  const longitude = document.getElementById("lng");
  const area = document.getElementById("area");
  part.hidden = false;

  const map = L.map("map", { attributionControl: false, zoomControl: false, scrollWheelZoom: false, minZoom: 5, zoomSnap: 0.25 });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  const frame = map.getContainer();
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", words.label);
  if (words.tiles) L.tileLayer(words.tiles, { maxZoom: 18 }).addTo(map);
  map.setView([35, 105], 5);
  let mark = null;

  function say(text) { said.textContent = text; }

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function pick(point) {
    latitude.value = point.lat.toFixed(6);
    longitude.value = point.lng.toFixed(6);
    if (mark) mark.remove();
    mark = L.circleMarker(point, { radius: 10, weight: 4, color: "#a3101f", fillColor: "#ffffff", fillOpacity: 0.9 }).addTo(map);
    const query = new URLSearchParams({ lat: latitude.value, lng: longitude.value });
    fetch(words.area + "?" + query).then(function (answer) { return answer.json(); }).then(function (found) {
      if (!found.area) return say(words.outside);
      // Somebody who has chosen a street of the district knows better than the map.
      if (!area.value.startsWith(found.area)) area.value = found.area;
      say(fill(words.picked, { area: found.name, lat: point.lat.toFixed(4), lng: point.lng.toFixed(4) }));
    }).catch(function () { say(""); });
  }

  function clear() {
    latitude.value = "";
    longitude.value = "";
    if (mark) mark.remove();
    mark = null;
    say(words.nothing);
  }

  map.on("click", function (event) { pick(event.latlng); });
  frame.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" || event.target !== frame) return;
    event.preventDefault();
    pick(map.getCenter());
  });
  document.getElementById("map-centre").addEventListener("click", function () { pick(map.getCenter()); });
  document.getElementById("map-clear").addEventListener("click", clear);
  const whereIAm = document.getElementById("map-here");
  if (whereIAm) whereIAm.addEventListener("click", function () {
    if (!navigator.geolocation) return say(words.noPosition);
    navigator.geolocation.getCurrentPosition(function (position) {
      const here = onSiteMap(position.coords);
      map.setView(here, 14);
      pick(here);
    }, function () { say(words.noPosition); }, { timeout: 10000 });
  });

  fetch(words.outlines).then(function (answer) { return answer.json(); }).then(function (outlines) {
    const layer = L.geoJSON(outlines, {
      interactive: false,
      style: { color: "#12467f", weight: 1.5, fillColor: "#dfe9f5", fillOpacity: words.tiles ? 0.15 : 1 },
      onEachFeature: function (feature, shape) {
        shape.bindTooltip(feature.properties.name, { permanent: true, direction: "center", className: "map-name" });
      },
    }).addTo(map);
    map.setMaxBounds(layer.getBounds().pad(0.5));
    function show() { map.fitBounds(layer.getBounds(), { padding: [4, 4] }); }
    show();
    const fold = part.closest("details");
    if (latitude.value && longitude.value) {
      const before = L.latLng(Number(latitude.value), Number(longitude.value));
      if (fold) fold.open = true;
      map.invalidateSize();
      map.setView(before, 12);
      pick(before);
    } else if (fold) {
      // Folded away, the map has no size yet.
      fold.addEventListener("toggle", function () { map.invalidateSize(); show(); }, { once: true });
    }
  }).catch(function () { say(words.noMap); });

  // From what satellites give to 国测局 coordinates, by the published approximation; within the country only.
  function onSiteMap(coords) {
    const lat = coords.latitude, lng = coords.longitude;
    if (words.coordinates !== "gcj02" || lng < 72 || lng > 138 || lat < 0.8 || lat > 55.9) return L.latLng(lat, lng);
    const x = lng - 105, y = lat - 35, pi = Math.PI, root = Math.sqrt(Math.abs(x));
    const waves = (20 * Math.sin(6 * x * pi) + 20 * Math.sin(2 * x * pi)) * 2 / 3;
    const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + waves
      + (20 * Math.sin(y * pi) + 40 * Math.sin(y / 3 * pi)) * 2 / 3
      + (160 * Math.sin(y / 12 * pi) + 320 * Math.sin(y * pi / 30)) * 2 / 3;
    const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + waves
      + (20 * Math.sin(x * pi) + 40 * Math.sin(x / 3 * pi)) * 2 / 3
      + (150 * Math.sin(x / 12 * pi) + 300 * Math.sin(x / 30 * pi)) * 2 / 3;
    const axis = 6378245, flat = 0.00669342162296594323, radians = lat / 180 * pi;
    const magic = 1 - flat * Math.sin(radians) ** 2;
    return L.latLng(
      lat + north * 180 / (axis * (1 - flat) / (magic * Math.sqrt(magic)) * pi),
      lng + east * 180 / (axis / Math.sqrt(magic) * Math.cos(radians) * pi));
  }
})();
