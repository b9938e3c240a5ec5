"use strict";
(() => {
  const main = document.getElementById("main"), lang = document.documentElement.lang, view = main.dataset.view;
  let key = main.dataset.key, wait = 500;
  if (!view) return;
  const live = () => document.getElementById("live");
  const off = (is) => { document.getElementById("off").hidden = !is; };
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
  const ask = async () => {
    for (;;) {
      try {
        const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 40000);
        const answer = await fetch(`/live?view=${view}&lang=${lang}&key=${key}`, { signal: stop.signal });
        clearTimeout(timer);
        if (answer.status === 403) { location.reload(); return; }
        if (!answer.ok) throw new Error("");
        const told = await answer.json();
        off(false); wait = 500;
        if (told.key && told.key !== key) {
          const held = document.activeElement && document.activeElement.id, typed = document.getElementById("seed");
          const word = typed && typed.value, old = typed && typed.dataset.now;
          key = told.key; live().innerHTML = told.html;
          const fresh = document.getElementById("seed");
          if (fresh && word && fresh.dataset.now === old) fresh.value = word;
          if (held && document.getElementById(held)) document.getElementById(held).focus();
        }
      } catch { off(true); await pause(wait); wait = Math.min(4000, 2 * wait); }
    }
  };
  ask();
})();
