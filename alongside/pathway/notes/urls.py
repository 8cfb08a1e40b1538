"""The addresses of case notes, documents and the search of words."""

from django.urls import path

from alongside.pathway.notes import views
from alongside.pathway.notes.documents import views as documents
from alongside.pathway.notes.search import views as search

app_name = "notes"
urlpatterns = [
    path("search", search.search, name="search"),
    path("children/<int:child_id>", views.child, name="child"),
    path("children/<int:child_id>/write", views.write, name="write"),
    path("children/<int:child_id>/search", search.search_child, name="search_child"),
    path("children/<int:child_id>/documents", documents.child, name="documents"),
    path("children/<int:child_id>/documents/add", documents.add, name="add_document"),
    path("<int:note_id>", views.note, name="note"),
    path("<int:note_id>/correct", views.correct, name="correct"),
    path("documents/<int:document_id>", documents.document, name="document"),
    path("documents/<int:document_id>/file", documents.file, name="file"),
    path("documents/<int:document_id>/correct", documents.correct, name="correct_document"),
]
