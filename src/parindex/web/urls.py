"""The addresses of the pages, in Vietnamese."""

from django.urls import path

from parindex.web.pages import assigning, desk, document, entrance, evidence, first, importing, sheet, steps, units

urlpatterns = [
    path("", first.page, name="first-page"),
    path("doc-thu/", first.verdict, name="verdict"),
    path("doc-thu/word/", first.commented, name="commented"),
    path("dang-nhap/", entrance.log_in, name="login"),
    path("dang-xuat/", entrance.log_out, name="logout"),
    path("vao-thu/<int:person>/", entrance.try_as, name="try-as"),
    path("ban-lam-viec/", desk.page, name="desk"),
    path("don-vi/", units.page, name="units"),
    path("don-vi/<int:pk>/", units.unit, name="unit"),
    path("dot/<int:participant>/mo-phieu/", desk.open_sheet, name="open-sheet"),
    path("phieu/<int:pk>/", sheet.page, name="sheet"),
    path("phieu/<int:pk>/doi-chieu/", sheet.side, name="sheet-side"),
    path("phieu/<int:pk>/phan-cong/", assigning.page, name="assignments"),
    path("phieu/<int:pk>/phan-cong/<int:assignment>/thu-lai/", assigning.take_back, name="take-back"),
    path("phieu/<int:pk>/tai-lieu/", evidence.page, name="evidence"),
    path("phieu/<int:pk>/tai-lieu/chi-dan/", evidence.cite, name="cite"),
    path("phieu/<int:pk>/tai-lieu/trang-web/", evidence.keep_page, name="keep-page"),
    path("phieu/<int:pk>/tai-lieu/doi-chieu/", evidence.match, name="match-documents"),
    path("phieu/<int:pk>/tai-lieu/<int:document>/", document.page, name="document"),
    path("phieu/<int:pk>/tai-lieu/<int:document>/gan/", document.attach, name="attach"),
    path("phieu/<int:pk>/tai-lieu/<int:document>/go/", document.detach, name="detach"),
    path("phieu/<int:pk>/tai-lieu/<int:document>/bo/", document.remove, name="remove-document"),
    path("tai-lieu/<int:document>/tep", document.file, name="document-file"),
    path("phieu/<int:pk>/nhap/", importing.page, name="import"),
    path("phieu/<int:pk>/nhap/xem-truoc/", importing.preview, name="import-preview"),
    path("phieu/<int:pk>/nhap/doc/<int:task>/", importing.reading, name="import-reading"),
    path("phieu/<int:pk>/nhap/ghi/", importing.write, name="import-write"),
    path("phieu/<int:pk>/excel/", importing.offline, name="import-offline"),
    path("phieu/<int:pk>/trinh-ky/", steps.page, name="steps"),
    path("phieu/<int:pk>/trinh-ky/<str:step>/", steps.take, name="take-step"),
    path("phieu/<int:pk>/bao-cao/<int:version>.<str:suffix>", steps.paper, name="paper"),
    path("phieu/<int:pk>/ban-ky/<int:version>/", steps.signed, name="signed-paper"),
    path("phieu/<int:pk>/dong/<str:node>/", sheet.row, name="sheet-row"),
    path("phieu/<int:pk>/dong/<str:node>/lich-su/", sheet.history, name="sheet-history"),
]
