"use strict";
(() => {
  const main = document.getElementById("main"), code = main.dataset.code, lang = document.documentElement.lang;
  if (!code) return;
  let store;
  try { store = localStorage; store.getItem("a"); } catch { store = { getItem: () => null, setItem() {} }; }
  const made = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const kept = store.getItem("phone"), token = /^[0-9a-f]{16,64}$/.test(kept) ? kept : made();
  store.setItem("phone", token);
  let table = store.getItem("table-" + code) || "", key = main.dataset.key;
  const heads = { "x-room": code, "x-phone": token };
  const form = () => document.getElementById("vote");
  const chosen = () => [...document.querySelectorAll("input[name=part]:checked")];
  const number = (n) => Math.round(n).toLocaleString(lang);
  const say = (text, bad) => {
    const box = document.getElementById("say");
    if (!box) return;
    box.textContent = text; box.className = "say" + (bad ? " bad" : ""); box.hidden = !text;
  };
  const count = () => {
    const purse = document.getElementById("purse");
    if (!purse) return;
    const sum = (name) => chosen().reduce((all, one) => all + Number(one.dataset[name]), 0);
    const have = [chosen().length, sum("hours"), sum("euro")];
    const most = [purse.dataset.most, purse.dataset.hours, purse.dataset.euro].map(Number);
    document.querySelectorAll("#purse b").forEach((one, i) => { one.textContent = number(have[i]); });
    const over = have.some((one, i) => one > most[i] + 1e-6);
    purse.className = over ? "over" : "";
    document.getElementById("over").hidden = !over;
    form().querySelector("button").disabled = over;
  };
  const seat = (to) => { table = to; store.setItem("table-" + code, to); key = ""; ask(); };
  const wire = () => {
    count();
    main.querySelectorAll("button[data-table]").forEach((one) => { one.onclick = () => seat(one.dataset.table); });
    if (!form()) return;
    form().onchange = count;
    form().onsubmit = async (event) => {
      event.preventDefault();
      const data = form().dataset;
      const vote = { kind: "voted", round: +data.round, ballot: +data.ballot, table: +data.table,
        parts: chosen().map((one) => one.value), guess: Math.round(+form().guess.value) };
      try {
        const answer = await fetch("/vote?lang=" + lang, { method: "POST", body: JSON.stringify(vote),
          headers: { ...heads, "content-type": "application/json" } });
        const told = await answer.json();
        if (answer.ok) key = told.key;
        say(told.say, !answer.ok);
      } catch { say(main.dataset.offline, true); }
    };
  };
  let turn = 0;
  const ask = async () => {
    const mine = ++turn;
    let wait = 500;
    while (mine === turn) {
      try {
        const stop = new AbortController();
        const timer = setTimeout(() => stop.abort(), 40000);
        const answer = await fetch(`/phone?lang=${lang}&table=${table}&key=${encodeURIComponent(key)}`,
          { headers: heads, signal: stop.signal });
        const told = await answer.json();
        clearTimeout(timer);
        if (mine !== turn) return;
        if (answer.status === 403) { location.reload(); return; }  // another room is played here now
        if (!answer.ok) throw new Error(told.say);
        document.getElementById("off").hidden = true;
        wait = 500;
        if (told.key && told.key !== key) { key = told.key; document.getElementById("live").innerHTML = told.html; wire(); }
      } catch {
        document.getElementById("off").hidden = false;
        await new Promise((go) => setTimeout(go, wait + 500 * Math.random()));
        wait = Math.min(5000, 2 * wait);
      }
    }
  };
  addEventListener("online", ask);
  wire();
  ask();
})();
