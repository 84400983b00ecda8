void
pv_store_open (void)
{
  g_print ("opened\n");
  fprintf (stderr, "late\n");
  g_warning ("late");
  g_snprintf (buffer, 3, "ok");
  /* printf ("not code") */
  stream->puts ("nor this");
  fputs (text, stdout);
  fputs (text, file);
}
