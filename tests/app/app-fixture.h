/* A program with a window and a small document in it, for the tests of the application. Main thread; needs a display. */
#pragma once

#include "app/pv-application.h"
#include "app/pv-window.h"
#include "pv-test-input.h"

typedef struct
{
  PvApplication *application;
  PvWindow *window;
  PvDocument *document;        /* also in the window */
  PvSelection *selection;
  PvTestInput *input;
  char *folder;
  PvId vaasa;                  /* an area */
  PvId city;                   /* actors: a municipality, confirmed */
  PvId ohjaamo;                /* a body, raised, without a Swedish core task */
  PvId kela;
  PvId link;                   /* city → ohjaamo, referral */
  PvId coaching;               /* services */
  PvId mapping;
  PvId guidance;
} AppFixture;

/* The usual kinds and one field more. Borrowed: they are there to the end, since a worker may still read them when the window has gone. */
const PvKinds *app_fixture_kinds_with (const PvFieldInfo *extra);
/* The table of kinds may be a test's own. */
AppFixture *app_fixture_new      (const PvKinds *kinds);
void        app_fixture_free     (AppFixture    *fixture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppFixture, app_fixture_free)

const PvModel *app_fixture_model (AppFixture    *fixture);
PvRecord   *app_fixture_record   (AppFixture    *fixture,
                                  PvId           id);
/* An association. @sv: NULL when it has no Swedish name. Its id. */
PvId        app_fixture_add_actor (AppFixture   *fixture,
                                  const char    *fi,
                                  const char    *sv);
/* What the button “Try Again” does: the program tries by itself, too, and may have put the button away once what was wrong is mended. */
void        app_try_again        (PvWindow      *window);
/* A window of the program of @type; NULL when there is none. */
GtkWidget  *app_find_window      (GType          type);
/* The same, when it is shown. */
GtkWidget  *app_find_shown       (GType          type);
/* The first widget of @type below @root whose accessible name, label or title is @name; NULL when there is none that is shown. */
GtkWidget  *app_find             (GtkWidget     *root,
                                  GType          type,
                                  const char    *name);
/* The words of all labels below @root that are shown, one a line. (transfer full) */
char       *app_words            (GtkWidget     *root);
gboolean    app_says             (GtkWidget     *root,
                                  const char    *words);
