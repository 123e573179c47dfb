"""All addresses."""

from django.urls import include, path

urlpatterns = [path("", include("parindex.web.urls"))]
handler400 = "parindex.web.pages.errors.not_taken"
handler404 = "parindex.web.pages.errors.not_found"
handler500 = "parindex.web.pages.errors.our_fault"
