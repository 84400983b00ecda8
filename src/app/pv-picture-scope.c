#include "app/pv-picture-scope.h"

PvPictureScope *
pv_picture_scope_new (PvId path)
{
  PvPictureScope *scope = g_new0 (PvPictureScope, 1);

  scope->path = path;
  scope->filter = pv_network_scene_options ();
  return scope;
}

PvPictureScope *
pv_picture_scope_copy (const PvPictureScope *scope)
{
  PvPictureScope *copy = g_memdup2 (scope, sizeof *scope);

  copy->chosen = scope->chosen ? pv_id_set_ref (scope->chosen) : NULL;
  copy->full = scope->full ? pv_id_set_ref (scope->full) : NULL;
  copy->filtered.actors = scope->filtered.actors ? pv_id_set_ref (scope->filtered.actors) : NULL;
  copy->filtered.links = scope->filtered.links ? pv_id_set_ref (scope->filtered.links) : NULL;
  copy->places = scope->places ? g_array_ref (scope->places) : NULL;
  copy->findings = scope->findings ? g_array_ref (scope->findings) : NULL;
  copy->older = scope->older ? g_array_ref (scope->older) : NULL;
  return copy;
}

void
pv_picture_scope_free (PvPictureScope *scope)
{
  g_clear_pointer (&scope->chosen, pv_id_set_unref);
  g_clear_pointer (&scope->full, pv_id_set_unref);
  pv_shown_sets_clear (&scope->filtered);
  g_clear_pointer (&scope->places, g_array_unref);
  g_clear_pointer (&scope->findings, g_array_unref);
  g_clear_pointer (&scope->older, g_array_unref);
  g_free (scope);
}

void
pv_picture_scope_apply (const PvPictureScope *scope, PvPicturePart part, PvDiagramChoice *choice)
{
  choice->path = scope->path;
  choice->view = scope->view;
  choice->older = scope->older;
  if (scope->findings)
    {
      choice->findings = (const PvSceneFinding *) (gpointer) scope->findings->data;
      choice->n_findings = scope->findings->len;
    }
  if (scope->places)
    {
      choice->places = (const PvSceneMove *) (gpointer) scope->places->data;
      choice->n_places = scope->places->len;
    }
  if (part == PV_PICTURE_ALL)
    return;
  if (scope->path == PV_NO_ID)
    choice->filter = &scope->filter;
  if (part == PV_PICTURE_CHOSEN)
    {
      choice->only = scope->chosen;
      return;
    }
  choice->full = scope->full;
  choice->seen = scope->seen;
  choice->zoom = scope->zoom;
}
