/* Den åpne rollen står i adressen, så den som trykker tilbake fra en veileder, kommer til raden sin igjen. */
(function () {
  "use strict";
  document.querySelectorAll(".roller details").forEach(function (rolle) {
    rolle.addEventListener("toggle", function () {
      var min = "#" + rolle.id;
      if (rolle.open) {
        if (location.hash !== min) history.replaceState(null, "", min);
        if (rolle.getBoundingClientRect().top < 0) rolle.scrollIntoView();
      } else if (location.hash === min) history.replaceState(null, "", location.pathname);
    });
  });
})();
