/* The calls that differ between GTK 4.8 and GTK 4.18, all in one file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @file is (transfer none), NULL when the person changed their mind. */
typedef void (*PvFileChosen) (GFile *file, gpointer user_data);

typedef struct
{
  const char *title;
  const char *accept;          /* the word on the button, NULL for the toolkit's own */
  const char *name;            /* saving: the name that is proposed */
  const char *filter_name;     /* NULL: all files */
  const char *const *patterns; /* "*.polku", NULL-terminated */
  gboolean save;
} PvFileQuestion;

/* Asks for a file; @chosen is called once, later. */
void pv_toolkit_choose_file (GtkWindow            *parent,
                             const PvFileQuestion *question,
                             PvFileChosen          chosen,
                             gpointer              user_data,
                             GDestroyNotify        destroy);
/* Opens the folder that holds @file in the desktop's file manager. */
void pv_toolkit_show_folder (GtkWindow            *parent,
                             GFile                *file);
void pv_toolkit_show_about  (GtkWindow            *parent);

G_END_DECLS
