"""The window around the rooms: sidebar, navigation, menus, status line and curtain. It knows rooms only as pages."""
