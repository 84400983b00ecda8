#include "app/pv-stop-edits.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define THOUSANDTHS 1000.0

static const char *
key_of (GPtrArray *stops, int index)
{
  if (index < 0 || index >= (int) stops->len)
    return NULL;
  return pv_record_get_text (g_ptr_array_index (stops, (guint) index), PV_STOP_ORDER, PV_LANG_NONE);
}

static void
write_name (PvEdits *edits, PvId stop, const PvModel *model, const PvStopPlace *place, PvLang lang, guint number)
{
  PvId named = place->chosen != PV_NO_ID ? place->chosen : place->path;
  /* Translators: the name that a place in a presentation gets at first, with its number. */
  const char *english = N_("Stop %u");
  g_autofree char *numbered = g_strdup_printf (pv_words_in (lang, english), number);
  g_autofree char *title = named != PV_NO_ID ? pv_title_of (model, named, lang) : NULL;

  pv_edits_set_text (edits, stop, PV_STOP_NAME, lang, title && *title != '\0' ? title : numbered);
}

PvEdits *
pv_stop_edits_record (const PvModel *model, const PvStopPlace *place, PvLang lang, PvId *added)
{
  g_autoptr (GPtrArray) stops = pv_stops_list (model);
  g_autofree char *key = pv_order_key_between (key_of (stops, (int) stops->len - 1), NULL);
  PvEdits *edits = pv_edits_new (PV_VERB_ADD);
  PvId all = place->path == PV_NO_ID ? pv_diagram_view (model) : PV_NO_ID;

  *added = pv_edits_add (edits, PV_STOP);
  write_name (edits, *added, model, place, lang, stops->len + 1);
  pv_edits_set_text (edits, *added, PV_STOP_ORDER, PV_LANG_NONE, key);
  pv_edits_set_reference (edits, *added, PV_STOP_VIEW, place->view != PV_NO_ID ? place->view : all);
  pv_edits_set_reference (edits, *added, PV_STOP_FOCUS, place->path != PV_NO_ID ? place->path : place->chosen);
  pv_edits_set_int (edits, *added, PV_STOP_PLACE, pv_scene_place_of (place->middle));
  pv_edits_set_int (edits, *added, PV_STOP_ZOOM, MAX ((gint64) round (place->zoom * THOUSANDTHS), 1));
  return edits;
}

/* Keys as they stand rise from one to the next, so that one fits between. */
static gboolean
has_order (GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    if (key_of (stops, (int) i) == NULL || (i > 0 && strcmp (key_of (stops, (int) i - 1), key_of (stops, (int) i)) >= 0))
      return FALSE;
  return TRUE;
}

/* Some came without a place in the order, from a list or from somebody who added at the same place: all get one anew. */
static void
order_anew (PvEdits *edits, GPtrArray *stops, PvRecord *moved, guint index)
{
  g_auto (GStrv) keys = pv_order_key_spread (stops->len + 1);

  for (guint i = 0; i < stops->len; i++)
    pv_edits_set_text (edits, pv_record_get_id (g_ptr_array_index (stops, i)), PV_STOP_ORDER, PV_LANG_NONE, keys[i < index ? i : i + 1]);
  pv_edits_set_text (edits, pv_record_get_id (moved), PV_STOP_ORDER, PV_LANG_NONE, keys[index]);
}

PvEdits *
pv_stop_edits_move (const PvModel *model, PvId stop, guint index)
{
  g_autoptr (GPtrArray) stops = pv_stops_list (model);
  PvRecord *moved = pv_model_get (model, stop);
  g_autofree char *key = NULL;
  PvEdits *edits;
  guint before;

  if (moved == NULL || !g_ptr_array_find (stops, moved, &before) || before == index || index >= stops->len)
    return NULL;
  g_ptr_array_remove_index (stops, before);
  edits = pv_edits_new (PV_VERB_MOVE);
  pv_edits_set_subject (edits, stop);
  if (has_order (stops))
    {
      key = pv_order_key_between (key_of (stops, (int) index - 1), key_of (stops, (int) index));
      pv_edits_set_text (edits, stop, PV_STOP_ORDER, PV_LANG_NONE, key);
    }
  else
    order_anew (edits, stops, moved, index);
  return edits;
}

PvEdits *
pv_stop_edits_write (const PvModel *model, PvId stop, PvField field, PvLang lang, const char *text)
{
  PvRecord *record = pv_model_get (model, stop);
  g_autofree char *wanted = pv_text_or_null (text);
  PvEdits *edits;

  if (record == NULL || g_strcmp0 (pv_record_get_text (record, field, lang), wanted) == 0 || (wanted == NULL && field == PV_STOP_NAME))
    return NULL;
  edits = pv_edits_new (PV_VERB_CHANGE);
  pv_edits_set_text (edits, stop, field, lang, wanted);
  return edits;
}

PvEdits *
pv_stop_edits_remove (PvId stop)
{
  PvEdits *edits = pv_edits_new (PV_VERB_REMOVE);

  pv_edits_remove (edits, stop);
  return edits;
}
