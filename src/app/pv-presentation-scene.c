/* What is shown: made from what anybody may see, at once when it is little, by a worker when it is much. */
#include "app/pv-presentation-private.h"

#include "exchange/exchange.h"

/* Up to so many records the scene is made in the frame of the edit; above it, by a worker. */
#define MOST_AT_ONCE 500

/* What the scene is made of, for a worker. */
typedef struct
{
  PvModel *model;
  PvPictureScope *scope;
  PvDiagramChoice choice;
} Build;

static void
build_free (Build *build)
{
  pv_model_unref (build->model);
  pv_picture_scope_free (build->scope);
  g_free (build);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Build, build_free)

/* NULL when there is nothing to be shown of it. */
static Build *
build_new (PvPresentation *self)
{
  PvPictureScope *scope = self->scope (self->path, self->scope_data);
  Build *build;

  if (scope == NULL)
    return NULL;
  build = g_new0 (Build, 1);
  build->model = pv_document_snapshot (self->document);
  build->scope = scope;
  build->choice = pv_diagram_choice ();
  pv_picture_scope_apply (scope, PV_PICTURE_SEEN, &build->choice);
  /* The canvas leads those that are in view here. */
  build->choice.straight = TRUE;
  build->choice.lang = self->lang;
  build->choice.audience = PV_AUDIENCE_PUBLIC;
  build->choice.today = pv_document_get_day (self->document);
  return build;
}

/* Nobody has gone to a part of it. */
static gboolean
shows_whole (PvPresentation *self)
{
  double zoom;
  PvPoint middle;

  return !pv_canvas_get_left (self->canvas, &zoom, &middle);
}

static void
take_scene (PvPresentation *self, PvScene *scene, const PvPictureScope *scope)
{
  gboolean first = pv_canvas_get_scene (self->canvas) == NULL
                   || pv_scene_get_kind (pv_canvas_get_scene (self->canvas)) != pv_scene_get_kind (scene);
  gboolean whole = !first && shows_whole (self);

  pv_canvas_set_scene (self->canvas, scene, NULL);
  pv_canvas_set_full (self->canvas, scope->full);
  pv_legend_card_set_scene (self->legend, scene);
  if (self->stop != PV_NO_ID && first)
    pv_presentation_show_again (self);
  else if (first || whole)
    pv_presentation_show_whole (self, FALSE);
  pv_presentation_reveal_chosen (self);
}

static void
build_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Build *build = data;

  pv_task_return_result (task, pv_diagram_scene (build->model, &build->choice, cancellable), (GDestroyNotify) pv_scene_unref);
}

static void
built_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvPresentation *self = PV_PRESENTATION (source);
  Build *build = g_task_get_task_data (G_TASK (result));
  g_autoptr (PvScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);

  if (scene == NULL || self->document == NULL)
    return;
  g_clear_object (&self->building);
  take_scene (self, scene, build->scope);
}

static void
build_later (PvPresentation *self, Build *build)
{
  g_autoptr (GTask) task = NULL;

  self->building = g_cancellable_new ();
  task = g_task_new (self, self->building, built_cb, NULL);
  g_task_set_task_data (task, build, (GDestroyNotify) build_free);
  pv_task_run_in_worker (task, build_in_worker);
}

void
pv_presentation_rebuild (PvPresentation *self)
{
  g_autoptr (Build) build = build_new (self);
  g_autoptr (PvScene) scene = NULL;

  if (self->building)
    g_cancellable_cancel (self->building);
  g_clear_object (&self->building);
  if (build == NULL)
    {
      pv_canvas_set_scene (self->canvas, NULL, NULL);
      pv_legend_card_set_scene (self->legend, NULL);
      return;
    }
  if (pv_model_count (build->model, PV_ACTOR) + pv_model_count (build->model, PV_RELATION) > MOST_AT_ONCE)
    {
      build_later (self, g_steal_pointer (&build));
      return;
    }
  scene = pv_diagram_scene (build->model, &build->choice, NULL);
  take_scene (self, scene, build->scope);
}
