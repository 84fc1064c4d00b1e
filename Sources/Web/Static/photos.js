// SPDX-License-Identifier: Apache-2.0
// Shows what was chosen before it is sent: small pictures, a way to take one away again, and what is too much. Choosing
// again adds to what was chosen.

(function () {
  "use strict";
  const field = document.getElementById("files");
  const list = document.getElementById("files-chosen");
  const said = document.getElementById("files-said");
  if (!field || !list || !said || !window.DataTransfer) return;
  const words = field.dataset;
  const sides = 96;
  let files = [];

  function keep(chosen) {
    files = chosen;
    const transfer = new DataTransfer();
    files.forEach(function (file) { transfer.items.add(file); });
    field.files = transfer.files;
    show();
  }

  function show() {
    list.replaceChildren.apply(list, files.map(line));
    const wrong = files.filter(function (file) { return file.size > Number(words.bytes); }).map(function (file) {
      return words.tooBig.replace("#", file.name);
    });
    if (files.length > Number(words.most)) wrong.push(words.tooMany);
    said.classList.toggle("photos-wrong", wrong.length > 0);
    said.textContent = wrong.join(" ") || (files.length ? words.chosen.replace("{count}", String(files.length)) : "");
  }

  function line(file) {
    const item = document.createElement("li");
    const picture = document.createElement("canvas");
    picture.width = picture.height = sides;
    picture.setAttribute("aria-hidden", "true");
    if (file.type.startsWith("image/") && window.createImageBitmap) draw(file, picture);
    const name = document.createElement("span");
    name.className = "photo-name";
    name.textContent = file.name;
    const remove = document.createElement("button");
    remove.type = "button";
    remove.className = "btn";
    remove.textContent = words.take;
    remove.setAttribute("aria-label", words.remove.replace("{name}", file.name));
    remove.addEventListener("click", function () {
      keep(files.filter(function (other) { return other !== file; }));
      (list.querySelector("button") || field).focus();
    });
    item.append(picture, name, remove);
    return item;
  }

  // What is no picture, or none that the browser knows, stays without one.
  function draw(file, picture) {
    createImageBitmap(file).then(function (image) {
      const scale = Math.max(sides / image.width, sides / image.height);
      const width = image.width * scale, height = image.height * scale;
      picture.getContext("2d").drawImage(image, (sides - width) / 2, (sides - height) / 2, width, height);
      image.close();
    }).catch(function () {});
  }

  field.addEventListener("change", function () {
    const known = files.map(function (file) { return file.name + file.size + file.lastModified; });
    const fresh = Array.from(field.files).filter(function (file) {
      return !known.includes(file.name + file.size + file.lastModified);
    });
    keep(files.concat(fresh));
  });
})();
