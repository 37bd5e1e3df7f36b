"use strict";
// The page reads well without this: it puts the order that is shown into the page itself, for keyboards and screen
// readers, and adds a filter.
(() => {
  const main = document.querySelector("main");
  const files = [...main.querySelectorAll(".file")];
  files.sort((a, b) => b.dataset.findings - a.dataset.findings);
  main.before(document.getElementById("totals"));
  main.append(...files);
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    const file = target && target.closest("details");
    if (file && !file.open) {
      file.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", open);
  open();
  if (files.length === 1) files[0].open = true;
  if (files.length < 2) return;
  const tools = document.createElement("div");
  tools.className = "tools";
  const filter = document.createElement("input");
  filter.type = "search";
  filter.placeholder = "File name or rule, as CAP002";
  filter.setAttribute("aria-label", "Show only files with this in their name or rules");
  filter.addEventListener("input", () => {
    const wanted = filter.value.trim().toLowerCase();
    for (const file of files) {
      const about = file.querySelector(".path").textContent + " " + file.dataset.rules;
      file.hidden = !about.toLowerCase().includes(wanted);
    }
  });
  const all = document.createElement("button");
  all.type = "button";
  all.textContent = "Open all";
  all.addEventListener("click", () => {
    const opening = all.textContent === "Open all";
    all.textContent = opening ? "Close all" : "Open all";
    for (const file of files) if (!file.hidden) file.open = opening;
  });
  tools.append(filter, all);
  main.before(tools);
})();
