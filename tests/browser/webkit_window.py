#!/usr/bin/python3
"""A WebKit window without a toolbar, as narrow as a phone, for WebKitWebDriver. Run by the system's Python, which has gi."""

import ctypes
import os
import signal
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402 - only after the versions are chosen

VERSION = (WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
DEATH = 1  # PR_SET_PDEATHSIG, prctl(2)


def view(session: Any) -> Any:
    """The page the tests drive."""
    settings = WebKit2.Settings()
    settings.set_enable_page_cache(bool(os.environ["MELLOMLAGER"]))
    found = WebKit2.WebView(web_context=context, is_controlled_by_automation=True, settings=settings)
    frames, when = WebKit2.UserContentInjectedFrames.TOP_FRAME, WebKit2.UserScriptInjectionTime.START
    found.get_user_content_manager().add_script(WebKit2.UserScript.new(os.environ["VAKT"], frames, when, None, None))
    window = Gtk.Window()
    window.set_decorated(False)
    window.add(found)
    window.set_size_request(1, 1)
    window.resize(int(os.environ["BREDDE"]), int(os.environ["HOYDE"]))
    window.show_all()
    found.grab_focus()
    window.get_window().focus(0)
    return found


def started(_: Any, session: Any) -> None:
    """The driver talks only to a program of the name it asked for."""
    about = WebKit2.ApplicationInfo()
    about.set_name("MiniBrowser")
    about.set_version(*VERSION)
    session.set_application_info(about)
    session.connect("create-web-view", view)


# A window whose driver was gone took a whole processor for as long as the machine ran.
ctypes.CDLL(None).prctl(DEATH, signal.SIGKILL)
Gtk.Settings.get_default().set_property("gtk-enable-animations", False)  # what glides is not where one presses
home = dict.fromkeys(("base_data_directory", "base_cache_directory"), os.environ["HJEM"])
context = WebKit2.WebContext.new_with_website_data_manager(WebKit2.WebsiteDataManager(**home))
context.set_automation_allowed(True)
context.connect("automation-started", started)
Gtk.main()
