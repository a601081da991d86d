/* Forklart i overrides/partials/filter.html. */
(function () {
  "use strict";
  var rot = document.querySelector(".oversikt");
  if (!rot) return;
  var skjema = rot.querySelector(".filtre"), antall = rot.querySelector(".antall"), ingen = rot.querySelector(".ingen");
  var kort = Array.prototype.slice.call(rot.querySelectorAll(".kort"));
  var fridager = (rot.dataset.helligdager || "").split(" ");

  function osloNaa() {
    var naa = new Date().toLocaleString("sv", { timeZone: "Europe/Oslo" }), dato = naa.slice(0, 10);
    return { dato: dato, tid: naa.slice(11, 16), dag: (new Date(dato).getUTCDay() + 6) % 7 };
  }
  function apent(d, naa) {
    if (d.apent === "alltid") return true;
    if (!d.apent || naa.dato > rot.dataset.til || (fridager.indexOf(naa.dato) >= 0 && d.helligdag !== "usual")) return false;
    return d.apent.split(" ").some(function (rad) {
      var bit = rad.split("="), tider = bit[1].split("-"), dag = Number(bit[0]);
      return dag === naa.dag && tider[0] <= naa.tid && naa.tid < tider[1];
    });
  }
  function har(liste, verdi) { return (" " + liste + " ").indexOf(" " + verdi + " ") >= 0; }
  var regler = {
    alder: function (d, v) { return (!d.fra || v >= Number(d.fra)) && (!d.til || v <= Number(d.til)); },
    minutter: function (d, v) { return Boolean(d.minutter) && Number(d.minutter) <= v; },
    apent: function (d) { return apent(d, osloNaa()); },
    hvem: function (d, v) { return har(d.hvem, v) || har(d.hvem, "alle"); }
  };
  function passer(el) {
    return Array.prototype.every.call(skjema.elements, function (f) {
      var verdi = f.type === "checkbox" ? f.checked : f.value;
      if (!f.name || !verdi) return true;
      return regler[f.name] ? regler[f.name](el.dataset, f.type === "number" ? Number(verdi) : verdi) : har(el.dataset[f.name], verdi);
    });
  }
  function vis() {
    var vist = 0;
    kort.forEach(function (el) { el.hidden = !passer(el); if (!el.hidden) vist += 1; });
    rot.querySelectorAll(".gruppe").forEach(function (g) {
      var lenke = rot.querySelector('.temaer [href="#' + g.querySelector("h2").id + '"]');
      g.hidden = !g.querySelector(".kort:not([hidden])");
      if (lenke) lenke.parentNode.hidden = g.hidden;
    });
    var tekst = antall.dataset.tekst.replace("#", String(vist));
    if (antall.textContent !== tekst) antall.textContent = tekst;
    ingen.hidden = vist > 0;
  }
  skjema.hidden = false;
  skjema.addEventListener("input", vis);
  skjema.addEventListener("reset", function () { [0, 300].forEach(function (ms) { setTimeout(vis, ms); }); });
  skjema.addEventListener("submit", function (e) { e.preventDefault(); });
  function igjen() { if (skjema.elements.apent && skjema.elements.apent.checked && !document.hidden) vis(); }
  setInterval(igjen, 60000);
  window.addEventListener("pageshow", function () { [0, 300].forEach(function (ms) { setTimeout(vis, ms); }); });
  document.addEventListener("visibilitychange", igjen);
  vis();
  if (location.hash) { var mal = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (mal) mal.scrollIntoView(); }
})();
