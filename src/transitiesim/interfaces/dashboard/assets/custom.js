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
    }
    document.documentElement.lang = document.documentElement.lang || "nl";
    new MutationObserver(follow).observe(document.documentElement, {
        childList: true, subtree: true, attributes: true, attributeFilter: ["data-page-lang", "data-page-title"],
    });
})();
