/* Sikkerhetsplanen: lagrer bare når noen trykker, og bare på denne enheten. Uten skriptet er skjemaet der likevel. */
(function () {
  "use strict";
  var NOKKEL = "ark-1", plan = document.querySelector(".plan");
  if (!plan) return;
  function alle(hva) { return Array.prototype.slice.call(plan.querySelectorAll(hva)); }
  function en(hva) { return plan.querySelector(hva); }
  var felt = alle("textarea"), natt = alle("[type=checkbox]"), svar = en(".svar"), bekreft = en(".bekreft"), funnet = en(".funnet"), lagret;

  /* Papiret skriver ut hele teksten fra denne kopien, ikke bare det som får plass i feltet på skjermen. */
  function speil(el) { el.parentNode.setAttribute("data-tekst", el.value); }
  /* Tømmes først, så skjermleseren sier det samme én gang til når noen trykker to ganger. */
  function si(navn) {
    svar.textContent = "";
    if (navn) setTimeout(function () { svar.textContent = svar.getAttribute("data-" + navn); }, 60);
  }
  function fyll(tekst, kryss) {
    felt.forEach(function (el, i) { el.value = tekst[i] || ""; speil(el); });
    natt.forEach(function (el, i) { el.checked = kryss[i] === true; });
  }
  function liste(x, antall, slag) {
    return Array.isArray(x) && x.length === antall && x.every(function (y) { return typeof y === slag; });
  }
  function hent() {
    try {
      var d = JSON.parse(localStorage.getItem(NOKKEL));
      return d && liste(d.tekst, felt.length, "string") && liste(d.natt, natt.length, "boolean") ? d : null;
    } catch (e) { return null; }
  }
  function lagre() {
    var d = { tekst: felt.map(function (el) { return el.value; }), natt: natt.map(function (el) { return el.checked; }) };
    if (!d.tekst.join("").trim() && d.natt.indexOf(true) < 0) return "tomt";
    try {
      localStorage.setItem(NOKKEL, JSON.stringify(d));
      lagret = true;
      return "lagret";
    } catch (e) { return "sperret"; }
  }
  function slett() {
    fyll([], []);
    funnet.hidden = true;
    lagret = false;
    try { localStorage.removeItem(NOKKEL); return "slettet"; } catch (e) { return "bare_tomt"; }
  }
  function skriv(blank) {
    plan.classList[blank ? "add" : "remove"]("blank");
    window.print();
  }
  function spor(vis) {
    bekreft.hidden = !vis;
    (vis ? en(".bekreft p") : en("[data-gjor=slett]")).focus();
  }
  var gjor = {
    skriv: function () { skriv(false); },
    blank: function () { skriv(true); },
    lagre: function () { si(lagre()); },
    slett: function () { si(); spor(true); },
    ja: function () { si(slett()); spor(false); },
    nei: function () { si("beholdt"); spor(false); }
  };

  plan.addEventListener("click", function (e) {
    var navn = e.target.getAttribute("data-gjor");
    if (navn) gjor[navn]();
  });
  plan.addEventListener("input", function (e) {
    if (e.target.rows) speil(e.target);
    if (lagret) { lagret = false; si("endret"); }
  });
  plan.addEventListener("submit", function (e) { e.preventDefault(); });
  window.addEventListener("afterprint", function () { plan.classList.remove("blank"); });

  /* På et tregt nett kan noen ha begynt å skrive før skriptet kom. Det de skrev, blir stående. */
  var fra = hent();
  if (fra) {
    fyll(felt.map(function (el, i) { return el.value || fra.tekst[i]; }), natt.map(function (el, i) { return el.checked || fra.natt[i]; }));
    lagret = true;
    funnet.hidden = false;
  }
  felt.forEach(speil);
  plan.classList.add("levende");
  en(".knapper").hidden = false;
})();
