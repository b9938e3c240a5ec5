// Language, title and zoom of the document follow the page; Solara itself only knows English and forbids zooming.
(function () {
    var viewport = document.querySelector("meta[name=viewport]");
    if (viewport) viewport.setAttribute("content", "width=device-width, initial-scale=1");
    function follow() {
        var here = document.querySelector("[data-page-lang]");
        if (!here) return;
        var lang = here.getAttribute("data-page-lang");
        var title = here.getAttribute("data-page-title");
        if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
        if (title && document.title !== title) document.title = title;
        // The thin bar that a field shows while the server is at work has no name of its own.
        document.querySelectorAll("[role=progressbar]:not([aria-label])").forEach(function (bar) {
            bar.setAttribute("aria-label", lang === "en" ? "At work" : "Bezig");
        });
    }
    document.documentElement.lang = document.documentElement.lang || "nl";
    new MutationObserver(follow).observe(document.documentElement, {
        childList: true, subtree: true, attributes: true, attributeFilter: ["data-page-lang", "data-page-title"],
    });
})();
