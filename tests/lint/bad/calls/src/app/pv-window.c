  gtk_widget_show (window);
  gtk_widget_set_visible (window, TRUE);
  GtkTreeView *rows;
  gtk_style_context_add_class (context, "card");
  AdwFlap *flap;
  gtk_file_dialog_open (dialog);
  g_set_str (&name, "x");
  gtk_entry_completion_new ();
  g_task_run_in_thread (task, work);
