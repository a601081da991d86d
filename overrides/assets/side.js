/* På hver side: henter søket først når noen går til feltet, og åpner det en lenke peker inn i. */
(function () {
  "use strict";
  var felt = document.getElementById("sok");
  function hent() {
    felt.removeEventListener("focus", hent);
    var skript = document.createElement("script");
    skript.src = felt.dataset.kode;
    document.body.appendChild(skript);
  }
  /* Mange telefoner ruller til en lenkes mål uten å åpne det målet er brettet inn i. */
  function folg() {
    var mal = document.querySelector(":target"), lukket = false;
    for (var el = mal; el; el = el.parentElement) if (el.localName === "details" && !el.open) lukket = el.open = true;
    if (lukket) mal.scrollIntoView();
    if (felt && mal === felt.parentNode) felt.focus();
  }
  window.addEventListener("hashchange", folg);
  document.addEventListener("keydown", function (e) {
    var lenke = /^#(meny|sprak|sokefelt)$/.test(location.hash) && document.querySelector('.verktoy [href="' + location.hash + '"]');
    if (e.key !== "Escape" || e.defaultPrevented || !lenke) return;
    location.replace("#");
    lenke.focus();
  });
  /* En side som kommer fram med menyen åpen, er en noen er kommet tilbake til. */
  var apen = /^#(meny|sprak)$/, kom = apen.test(location.hash);
  window.addEventListener("pageshow", function (e) {
    if ((kom || e.persisted) && apen.test(location.hash)) setTimeout(function () { location.replace("#innhold"); }, 0);
    else folg();
    kom = false;
  });
  if (!felt) return;
  felt.addEventListener("focus", hent);
  if (document.activeElement === felt) hent();
})();
