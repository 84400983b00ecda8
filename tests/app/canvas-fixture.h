/* A small region in a document of its own, on a page in a window, with a mouse and a keyboard. */
#pragma once

#include "app/pv-application.h"
#include "app/pv-icon-ends.h"
#include "app/pv-network-page.h"
#include "app/pv-paths-page.h"
#include "pv-test-input.h"

typedef enum
{
  ACTOR_A,                     /* in the corners of a rectangle, E to the right of its middle */
  ACTOR_B,
  ACTOR_C,
  ACTOR_D,
  ACTOR_E,
  N_ACTORS
} ActorName;

typedef struct
{
  char *folder;
  PvDocument *document;
  PvSelection *selection;
  GtkWidget *window;
  GtkWidget *page;
  PvCanvas *canvas;
  PvTestInput *input;
  PvId actors[N_ACTORS];
  PvId relation;               /* A to B */
  PvId path;
  PvId phases[2];
  PvId steps[3];               /* two in the first phase, one in the second */
} CanvasFixture;

typedef enum
{
  FIXTURE_NETWORK,
  FIXTURE_PATHS,
  FIXTURE_EMPTY_NETWORK,
  FIXTURE_EMPTY_PATHS,
  FIXTURE_UNPLACED,            /* the network without placements */
} FixtureKind;

/* For g_test_init's place; 77 or an error never happens silently: without a display the test fails. */
void     canvas_fixture_begin     (int *argc, char ***argv);

void     canvas_fixture_set_up    (CanvasFixture *fixture, gconstpointer kind);
void     canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer kind);

void     settle                   (CanvasFixture *fixture);
/* The middle of an element's box, in the canvas. */
PvPoint  place_of                 (CanvasFixture *fixture, PvId id);
void     click_on                 (CanvasFixture *fixture, PvId id);
/* Where it is in the model. */
PvPoint  centre_of                (CanvasFixture *fixture, PvId id);
const char *text_of               (CanvasFixture *fixture, PvId id, PvField field);
guint    count_of                 (CanvasFixture *fixture, PvKind kind);
void     undo                     (CanvasFixture *fixture);
void     focus_canvas             (CanvasFixture *fixture);
/* Waits until it alone is chosen: a search begins a moment after the last letter. */
void     assert_chosen_soon       (CanvasFixture *fixture, PvId id);
/* The first widget of a type in the page, or in what hangs on it; NULL when there is none. */
GtkWidget *find_widget            (GtkWidget *root, GType type);
