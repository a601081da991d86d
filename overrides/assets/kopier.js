/* Sender eller kopierer en tekst når noen trykker. Uten skriptet kan den merkes og kopieres som annen tekst. */
(function () {
  "use strict";
  document.querySelectorAll(".melding").forEach(function (boks) {
    var ord = boks.querySelector(".ord"), svar = boks.querySelector("[role=status]");
    /* Tømmes først, så skjermleseren sier det samme én gang til når noen trykker to ganger. */
    function si(navn) {
      svar.textContent = "";
      setTimeout(function () { svar.textContent = svar.dataset[navn]; }, 60);
    }
    function knapp(navn, kan, gjor) {
      var en = boks.querySelector("[data-gjor=" + navn + "]");
      en.hidden = !kan;
      en.addEventListener("click", function () { gjor(ord.textContent.trim()); });
    }
    /* Telefonens egen liste: SMS og det andre den har. Den som ombestemmer seg der, har ikke gjort noe galt. */
    knapp("send", navigator.share, function (tekst) { navigator.share({ text: tekst }).catch(function () {}); });
    knapp("kopier", navigator.clipboard, function (tekst) {
      navigator.clipboard.writeText(tekst).then(function () { si("kopiert"); }, function () {
        getSelection().selectAllChildren(ord);
        si("feil");
      });
    });
  });
})();
