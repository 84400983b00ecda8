#include "app/pv-capture-edits.h"

/* The common fields have the same place in every kind. */
static PvId
add_raised (PvEdits *edits, PvKind kind, PvDate day)
{
  PvId id = pv_edits_add (edits, kind);

  pv_edits_set_int (edits, id, kind << 8 | PV_COMMON_STANDING, PV_STANDING_RAISED);
  pv_edits_set_int (edits, id, kind << 8 | PV_COMMON_RAISED_ON, day);
  return id;
}

PvEdits *
pv_capture_actor (const char *name, guint actor_kind, PvLang lang, PvDate day, PvId *added)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *added = add_raised (edits, PV_ACTOR, day);
  pv_edits_set_text (edits, *added, PV_ACTOR_NAME, lang, name);
  pv_edits_set_int (edits, *added, PV_ACTOR_KIND, actor_kind);
  return edits;
}

static gboolean
is_there (const PvModel *model, PvId from, PvId to, guint relation_kind)
{
  g_autoptr (GPtrArray) links = pv_model_children (model, PV_RELATION_FROM_ACTOR, from);

  for (guint i = 0; i < links->len; i++)
    if (pv_record_get_reference (g_ptr_array_index (links, i), PV_RELATION_TO_ACTOR) == to
        && pv_record_get_choice (g_ptr_array_index (links, i), PV_RELATION_KIND) == relation_kind)
      return TRUE;
  return FALSE;
}

PvEdits *
pv_capture_link (const PvModel *model, PvId from, PvId to, guint relation_kind, PvDate day, PvId *added)
{
  PvEdits *edits;

  if (from == to || is_there (model, from, to, relation_kind))
    return NULL;
  edits = pv_edits_new (PV_VERB_ADD);
  *added = add_raised (edits, PV_RELATION, day);
  pv_edits_set_reference (edits, *added, PV_RELATION_FROM_ACTOR, from);
  pv_edits_set_reference (edits, *added, PV_RELATION_TO_ACTOR, to);
  pv_edits_set_int (edits, *added, PV_RELATION_KIND, relation_kind);
  return edits;
}

PvEdits *
pv_capture_group (const char *name, PvLang lang, PvDate day, PvId *added)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *added = add_raised (edits, PV_TARGET_GROUP, day);
  pv_edits_set_text (edits, *added, PV_TARGET_GROUP_NAME, lang, name);
  return edits;
}

PvEdits *
pv_capture_service (const char *name, PvId actor, PvId group, PvLang lang, PvDate day, PvId *added)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId served;

  *added = add_raised (edits, PV_SERVICE, day);
  pv_edits_set_subject (edits, *added);
  pv_edits_set_text (edits, *added, PV_SERVICE_NAME, lang, name);
  pv_edits_set_reference (edits, *added, PV_SERVICE_PROVIDER, actor);
  served = add_raised (edits, PV_SERVICE_TARGET_GROUP, day);
  pv_edits_set_reference (edits, served, PV_SERVICE_TARGET_GROUP_SERVICE, *added);
  pv_edits_set_reference (edits, served, PV_SERVICE_TARGET_GROUP_TARGET_GROUP, group);
  return edits;
}

PvEdits *
pv_capture_action (const char *name, PvId actor, PvLang lang, PvDate day, PvId *added)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *added = add_raised (edits, PV_ACTION, day);
  pv_edits_set_text (edits, *added, PV_ACTION_NAME, lang, name);
  pv_edits_set_reference (edits, *added, PV_ACTION_ACTOR, actor);
  pv_edits_set_int (edits, *added, PV_ACTION_STATE, PV_ACTION_STATE_OPEN);
  return edits;
}

PvEdits *
pv_capture_parked (const char *text, PvId subject, PvLang lang, PvDate day, PvId *added)
{
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);

  *added = add_raised (edits, PV_NOTE, day);
  pv_edits_set_text (edits, *added, PV_NOTE_TEXT, lang, text);
  pv_edits_set_reference (edits, *added, PV_NOTE_SUBJECT, subject);
  pv_edits_set_int (edits, *added, PV_NOTE_PARKED, TRUE);
  return edits;
}
