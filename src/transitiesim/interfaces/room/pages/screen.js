"use strict";
(() => {
  const main = document.getElementById("main"), lang = document.documentElement.lang, view = main.dataset.view;
  let key = main.dataset.key, wait = 500;
  if (!view) return;
  const live = () => document.getElementById("live");
  const off = (is) => { document.getElementById("off").hidden = !is; };
  const small = () => innerWidth < 1700 || innerHeight < 1000 ? 1 : 0;
  const size = small();
  addEventListener("resize", () => { if (view === "wall" && small() !== size) location.reload(); });
  const pause = (ms) => new Promise((go) => setTimeout(go, ms));
  document.addEventListener("click", async (event) => {
    const one = event.target.closest("button[data-do]");
    if (!one) return;
    event.preventDefault();
    if (one.dataset.sure && !confirm(one.dataset.sure)) return;
    const what = JSON.parse(one.dataset.do);
    const from = one.dataset.from && document.getElementById(one.dataset.from);
    if (from) what[from.name] = Number(from.value);
    const box = document.getElementById("say");
    try {
      const answer = await fetch("/do?lang=" + lang, { method: "POST", body: JSON.stringify(what), headers: { "content-type": "application/json" } });
      const told = await answer.json();
      box.textContent = answer.ok ? "" : told.say; box.hidden = answer.ok;
    } catch { off(true); }
  });
  // Only what differs is put in anew: a button that is being pressed, or a number that is being typed, stays.
  const put = (text) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = text;
    const now = [...live().children], then = [...fresh.content.children];
    const held = document.activeElement && document.activeElement.id;
    if (now.length === then.length) now.forEach((one, i) => { if (one.outerHTML !== then[i].outerHTML) one.replaceWith(then[i]); });
    else live().replaceChildren(fresh.content);
    if (held && document.activeElement === document.body && document.getElementById(held)) document.getElementById(held).focus();
  };
  const ask = async () => {
    for (;;) {
      try {
        const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 40000);
        const answer = await fetch(`/live?view=${view}&lang=${lang}&key=${key}&small=${size}`, { signal: stop.signal });
        clearTimeout(timer);
        if (answer.status === 403) { location.reload(); return; }
        if (!answer.ok) throw new Error("");
        const told = await answer.json();
        off(false); wait = 500;
        if (told.key && told.key !== key) {
          key = told.key;
          put(told.html);
        }
      } catch { off(true); await pause(wait); wait = Math.min(4000, 2 * wait); }
    }
  };
  ask();
})();
