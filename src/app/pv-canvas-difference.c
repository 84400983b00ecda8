/* Two versions on one canvas: the marks, and what a screen reader says of them. */
#include "app/pv-canvas-private.h"

#include <glib/gi18n-lib.h>

static void
set_set (PvIdSet **place, PvIdSet *set)
{
  if (set)
    pv_id_set_ref (set);
  g_clear_pointer (place, pv_id_set_unref);
  *place = set;
}

void
pv_canvas_set_difference (PvCanvas *self, PvIdSet *added, PvIdSet *changed, PvIdSet *gone)
{
  set_set (&self->marked[PV_DIFFERENCE_ADDED], added);
  set_set (&self->marked[PV_DIFFERENCE_CHANGED], changed);
  set_set (&self->marked[PV_DIFFERENCE_GONE], gone);
  if (self->scene == NULL)
    return;
  pv_canvas_update_picture (self, TRUE);
  pv_canvas_rename_nodes (self);
}

gboolean
pv_canvas_is_marked (PvCanvas *self, PvElement element)
{
  PvDifferenceMark mark;

  return self->marked[0] && (element.part == PV_PART_LINK || element.part == PV_PART_TRANSITION || element.part == PV_PART_PHASE)
         && pv_scene_difference_find (&PV_CANVAS_DIFFERENCE (self->marked), pv_canvas_id_of (self, element), &mark);
}

char *
pv_canvas_difference_words (PvCanvas *self, PvId id, const char *words)
{
  /* Translators: what happened to it between two versions, then what it is: "Added: Ohjaamo Vaasa, 3 links" */
  static const char *const sentences[PV_N_DIFFERENCES] = { N_("Added: %s"), N_("Changed: %s"), N_("Removed: %s") };
  PvDifferenceMark mark;

  if (self->marked[0] == NULL || !pv_scene_difference_find (&PV_CANVAS_DIFFERENCE (self->marked), id, &mark))
    return g_strdup (words);
  return g_strdup_printf (_(sentences[mark]), words);
}
