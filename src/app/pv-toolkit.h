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
  gboolean several;            /* opening: more than one may be chosen */
} PvFileQuestion;

/* Asks for a file; @chosen is called once, later, or with @several once for each; then @destroy. */
void pv_toolkit_choose_file (GtkWindow            *parent,
                             const PvFileQuestion *question,
                             PvFileChosen          chosen,
                             gpointer              user_data,
                             GDestroyNotify        destroy);
/* How a button of a question looks. */
typedef enum
{
  PV_ANSWER_PLAIN,
  PV_ANSWER_SUGGESTED,         /* also what Enter gives */
  PV_ANSWER_DESTRUCTIVE,
} PvAnswerLook;

typedef struct
{
  const char *name;            /* NULL after the last */
  const char *label;           /* for N_() */
  PvAnswerLook look;
} PvAnswer;

/* @name is that of the answer; the first one's when the question was closed. */
typedef void (*PvAnswered) (const char *name, gpointer user_data);

/* Asks with two or three buttons, the first of which changes nothing; @answered is called once, later. @answers is static. */
void pv_toolkit_ask         (GtkWindow            *parent,
                             const char           *heading,
                             const char           *body,
                             const PvAnswer       *answers,
                             PvAnswered            answered,
                             gpointer              user_data);
/* Opens the folder that holds @file in the desktop's file manager. */
void pv_toolkit_show_folder (GtkWindow            *parent,
                             GFile                *file);
/* The desktop's own list of recent files lets go of it. */
void pv_toolkit_forget_recent (const char         *path);
void pv_toolkit_show_about  (GtkWindow            *parent);

G_END_DECLS
