"""All addresses."""

from django.urls import include, path

urlpatterns = [path("", include("parindex.web.urls"))]
handler404 = "parindex.web.pages.errors.not_found"
handler500 = "parindex.web.pages.errors.our_fault"
