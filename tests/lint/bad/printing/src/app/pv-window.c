  g_warning ("a template is broken");
  g_printerr ("but not this");
