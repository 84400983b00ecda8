#include "diagram/pv-view-setting.h"

#include <stdio.h>
#include <string.h>

static const char *const words[PV_N_ARRANGEMENTS] = { "links", "rings", "columns", "around", "areas" };

static char **
read_settings (const PvModel *model, PvId view)
{
  const PvRecord *record = model != NULL && view > 0 ? pv_model_get (model, view) : NULL;
  const char *text = record != NULL ? pv_record_get_text (record, PV_VIEW_FILTER, PV_LANG_NONE) : NULL;

  return g_strsplit (text != NULL ? text : "", ";", -1);
}

static gboolean
is_of_key (const char *setting, const char *key)
{
  gsize length = strlen (key);

  return strncmp (setting, key, length) == 0 && setting[length] == '=';
}

char *
pv_view_setting_get (const PvModel *model, PvId view, const char *key)
{
  g_auto (GStrv) settings = read_settings (model, view);

  for (guint i = 0; settings[i] != NULL; i++)
    if (is_of_key (settings[i], key))
      return g_strdup (settings[i] + strlen (key) + 1);
  return NULL;
}

static gboolean
is_of_any (const char *setting, const char *const *keys, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_of_key (setting, keys[i]))
      return TRUE;
  return FALSE;
}

void
pv_view_settings_set (PvEdits *edits, const PvModel *model, PvId view, const char *const *keys, const char *const *values, guint n)
{
  g_auto (GStrv) before = read_settings (model, view);
  g_autoptr (GString) after = g_string_new (NULL);

  for (guint i = 0; before[i] != NULL; i++)
    if (*before[i] != '\0' && !is_of_any (before[i], keys, n))
      g_string_append_printf (after, "%s%s", after->len > 0 ? ";" : "", before[i]);
  for (guint i = 0; i < n; i++)
    if (values[i] != NULL)
      g_string_append_printf (after, "%s%s=%s", after->len > 0 ? ";" : "", keys[i], values[i]);
  pv_edits_set_text (edits, view, PV_VIEW_FILTER, PV_LANG_NONE, after->str);
}

const char *
pv_arrangement_word (PvArrangement arrangement)
{
  return words[arrangement];
}

PvArrangement
pv_arrangement_of_word (const char *word)
{
  guint i = 0;

  while (i < PV_N_ARRANGEMENTS && g_strcmp0 (word, words[i]) != 0)
    i++;
  return (PvArrangement) i;
}

PvViewArrangement
pv_view_arrangement (const PvModel *model, PvId view)
{
  g_autofree char *word = pv_view_setting_get (model, view, "arrangement");
  g_autofree char *middle = pv_view_setting_get (model, view, "middle");
  const PvRecord *record = view > 0 ? pv_model_get (model, view) : NULL;
  PvViewArrangement found = { pv_arrangement_of_word (word), PV_NO_ID, { 0, 0 } };
  int x, y;

  if (found.arrangement == PV_N_ARRANGEMENTS)
    found.arrangement = PV_ARRANGEMENT_LINKS;
  if (record != NULL)
    found.centre = pv_record_get_reference (record, PV_VIEW_FOCUS);
  if (middle != NULL && sscanf (middle, "%d,%d", &x, &y) == 2)
    found.middle = (PvPoint) { x, y };
  return found;
}

void
pv_view_set_arrangement (PvEdits *edits, const PvModel *model, PvId view, const PvViewArrangement *arrangement)
{
  static const char *const keys[] = { "arrangement", "middle" };
  g_autofree char *middle = g_strdup_printf ("%d,%d", (int) arrangement->middle.x, (int) arrangement->middle.y);
  gboolean rings = arrangement->arrangement == PV_ARRANGEMENT_RINGS;
  const char *values[] = { arrangement->arrangement == PV_ARRANGEMENT_LINKS ? NULL : words[arrangement->arrangement], rings ? middle : NULL };

  pv_view_settings_set (edits, model, view, keys, values, G_N_ELEMENTS (keys));
  if (arrangement->arrangement == PV_ARRANGEMENT_AROUND)
    pv_edits_set_reference (edits, view, PV_VIEW_FOCUS, arrangement->centre);
}

static gboolean
is_limited (const PvModel *model, const PvRecord *view)
{
  PvId id = pv_record_get_id (view);
  g_autofree char *kept = pv_view_setting_get (model, id, "kept");
  g_autofree char *show = pv_view_setting_get (model, id, "show");

  return kept != NULL || show != NULL || pv_record_get_int (view, PV_VIEW_STEPS) > 0;
}

PvId
pv_network_view_of_all (const PvModel *model)
{
  guint n;
  PvRecord *const *views = pv_model_list (model, PV_VIEW, &n);
  PvId first = PV_NO_ID;

  for (guint i = 0; i < n; i++)
    {
      if (pv_record_get_choice (views[i], PV_VIEW_KIND) != PV_VIEW_KIND_NETWORK)
        continue;
      if (!is_limited (model, views[i]))
        return pv_record_get_id (views[i]);
      if (first == PV_NO_ID)
        first = pv_record_get_id (views[i]);
    }
  return first;
}

static gboolean
is_called (const PvRecord *view, const char *folded)
{
  for (PvLang lang = PV_LANG_FIRST; lang <= PV_LANG_LAST; lang++)
    {
      const char *name = pv_record_get_text (view, PV_VIEW_NAME, lang);
      g_autofree char *theirs = name != NULL ? pv_text_fold (name) : NULL;

      if (theirs != NULL && strcmp (theirs, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

PvRecord *
pv_network_view_by_name (const PvModel *model, const char *name)
{
  g_autofree char *folded = pv_text_fold (name);
  guint n;
  PvRecord *const *views = pv_model_list (model, PV_VIEW, &n);
  PvId id = PV_NO_ID;

  pv_id_parse (name, &id);
  for (guint i = 0; i < n; i++)
    if (pv_record_get_choice (views[i], PV_VIEW_KIND) == PV_VIEW_KIND_NETWORK && (pv_record_get_id (views[i]) == id || is_called (views[i], folded)))
      return views[i];
  return NULL;
}

PvFilter *
pv_view_filter (const PvModel *model, PvId view)
{
  g_autofree char *text = pv_view_setting_get (model, view, "show");

  return pv_filter_from_text (pv_model_get_kinds (model), text);
}

void
pv_view_set_filter (PvEdits *edits, const PvModel *model, PvId view, const PvFilter *filter)
{
  static const char *const keys[] = { "kept", "show" };
  g_autofree char *text = pv_filter_to_text (filter);
  const char *values[] = { "yes", *text != '\0' ? text : NULL };

  pv_view_settings_set (edits, model, view, keys, values, G_N_ELEMENTS (keys));
}

void
pv_view_set_new (PvEdits *edits, PvId view, const PvFilter *filter, const PvViewArrangement *arrangement)
{
  static const char *const keys[] = { "kept", "show", "arrangement", "middle" };
  gboolean rings = arrangement->arrangement == PV_ARRANGEMENT_RINGS;
  g_autofree char *show = pv_filter_to_text (filter);
  g_autofree char *middle = g_strdup_printf ("%d,%d", (int) arrangement->middle.x, (int) arrangement->middle.y);
  const char *values[] = { "yes", *show != '\0' ? show : NULL,
                           arrangement->arrangement == PV_ARRANGEMENT_LINKS ? NULL : words[arrangement->arrangement],
                           rings ? middle : NULL };

  pv_view_settings_set (edits, NULL, view, keys, values, G_N_ELEMENTS (keys));
  if (arrangement->arrangement == PV_ARRANGEMENT_AROUND)
    pv_edits_set_reference (edits, view, PV_VIEW_FOCUS, arrangement->centre);
}
