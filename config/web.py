"""The browser consoles: one built page that finds its own way by the address."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.exceptions import TemplateDoesNotExist
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie


@ensure_csrf_cookie
def console(request: HttpRequest) -> HttpResponse:
    """The built page, with the CSRF cookie that its requests need."""
    try:
        return render(request, "index.html")
    except TemplateDoesNotExist:
        return HttpResponse("The consoles are not built. Run: make web\n", status=503, content_type="text/plain")


@csrf_exempt
def unknown_api(request: HttpRequest) -> HttpResponse:
    raise Http404
