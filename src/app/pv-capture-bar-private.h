/* Between the files of the capture bar. */
#pragma once

#include "app/pv-capture-bar.h"
#include "app/pv-capture-questions.h"
#include "app/pv-name-proposals.h"

G_BEGIN_DECLS

struct _PvCaptureBar
{
  GtkBox parent_instance;

  GtkLabel *step_words;
  GtkLabel *question;
  GtkLabel *said;
  GtkLabel *time;
  GtkEntry *entry;
  GtkDropDown *actor_kind;
  GtkButton *lang_button;
  PvNameProposals *proposals;

  PvDocument *document;
  PvSelection *selection;
  PvCapturePlace place;
  gpointer data;
  PvLang lang;
  PvCaptureQuestion asked;
  int step;
  GArray *raised;              /* PvId, of what was captured; undone or not */
  guint n;                     /* as it was said last: those of them that are there */
  PvId one;
  PvId other;
};

/* What is asked from now on. */
void pv_capture_bar_ask  (PvCaptureBar      *self,
                          PvCaptureQuestion  asked);
/* What came of it, or why nothing did. */
void pv_capture_bar_say  (PvCaptureBar      *self,
                          const char        *words);
/* How much there is so far, and the last of it. */
void pv_capture_bar_say_raised (PvCaptureBar *self);

/* pv-capture-take.c */
/* The answer is what is typed; NULL: nothing is. */
void pv_capture_bar_take (PvCaptureBar      *self,
                          const char        *text);
/* The answer is something that is there. */
void pv_capture_bar_take_record (PvCaptureBar *self,
                          PvId               id);
/* What is typed is neither an actor nor a link. */
void pv_capture_bar_park (PvCaptureBar      *self,
                          const char        *text);

G_END_DECLS
