#include "report/pv-report-region.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_id (GHashTable *table, PvId id)
{
  g_hash_table_add (table, g_memdup2 (&id, sizeof id));
}

/* Areas that lie within @id, any depth. */
static void
add_within (PvRegion *region, PvId id)
{
  g_autoptr (GPtrArray) children = pv_model_children (region->model, PV_AREA_PARENT, id);

  if (g_hash_table_contains (region->own, &id))
    return;

  add_id (region->own, id);
  for (guint i = 0; i < children->len; i++)
    add_within (region, pv_record_get_id (children->pdata[i]));
}

static void
add_wider (PvRegion *region)
{
  const PvRecord *area = pv_model_follow (region->model, region->area, PV_AREA_PARENT);

  while (area != NULL)
    {
      PvId id = pv_record_get_id (area);

      if (g_hash_table_contains (region->wider, &id))
        return;
      add_id (region->wider, id);
      area = pv_model_follow (region->model, area, PV_AREA_PARENT);
    }
}

static void
say_which_there_are (const PvModel *model, const char *code, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  PvRecord *const *areas = pv_model_list (model, PV_AREA, &n);

  for (guint i = 0; i < n; i++)
    if (pv_record_has (areas[i], PV_AREA_MUNICIPALITY_CODE))
      g_string_append_printf (names, "%s%s %s", names->len > 0 ? ", " : "",
                              pv_record_get_text (areas[i], PV_AREA_MUNICIPALITY_CODE, PV_LANG_NONE),
                              pv_record_get_text_fallback (areas[i], PV_AREA_NAME, PV_LANG_FI, NULL));

  if (names->len == 0)
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("The document has no municipality with a code; add its area first"));
  else
    g_set_error (error, PV_ERROR, PV_ERROR_NOT_FOUND, _("The document has no municipality %s; it has: %s"), code ? code : "", names->str);
}

gboolean
pv_region_init (PvRegion *region, const PvModel *whole, const PvModel *model, const char *code, PvId id, GError **error)
{
  guint n;
  PvRecord *const *areas = pv_model_list (model, PV_AREA, &n);

  region->whole = whole;
  region->model = model;
  region->area = NULL;
  for (guint i = 0; i < n && region->area == NULL; i++)
    if (id != PV_NO_ID ? pv_record_get_id (areas[i]) == id
                       : code != NULL && g_strcmp0 (pv_record_get_text (areas[i], PV_AREA_MUNICIPALITY_CODE, PV_LANG_NONE), code) == 0)
      region->area = areas[i];
  if (region->area == NULL)
    {
      say_which_there_are (model, code, error);
      return FALSE;
    }

  region->own = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  region->wider = g_hash_table_new_full (pv_id_hash, pv_id_equal, g_free, NULL);
  add_within (region, pv_record_get_id (region->area));
  add_wider (region);
  return TRUE;
}

void
pv_region_clear (PvRegion *region)
{
  g_clear_pointer (&region->own, g_hash_table_unref);
  g_clear_pointer (&region->wider, g_hash_table_unref);
}

gboolean
pv_region_stands (const PvRegion *region, const PvRecord *record)
{
  const PvFieldInfo *valid_to = pv_kind_find (pv_record_get_info (record), "valid_to");
  PvDate ended = valid_to ? pv_record_get_date (record, valid_to->field) : PV_NO_DATE;

  return pv_record_get_standing (record) != PV_STANDING_RETIRED && (ended == PV_NO_DATE || ended >= region->today);
}

/* In both languages å, ä and ö come after z, in this order; other accents do not count. */
static char *
sort_key (const char *title)
{
  g_autofree char *lower = g_utf8_strdown (title, -1);
  g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
  GString *key = g_string_new (NULL);

  for (const char *p = composed ? composed : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_autofree char *letter = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *folded = pv_text_fold (letter);

      g_string_append (key, c == 0xe5 ? "{" : c == 0xe4 ? "|" : c == 0xf6 ? "}" : *folded ? folded : " ");
    }

  return g_string_free (key, FALSE);
}

static int
compare_titles (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PvRegion *region = user_data;
  g_autofree char *first = pv_region_title (region, *(PvRecord *const *) a);
  g_autofree char *second = pv_region_title (region, *(PvRecord *const *) b);
  g_autofree char *first_key = sort_key (first);
  g_autofree char *second_key = sort_key (second);
  int order = strcmp (first_key, second_key);

  return order ? order : pv_record_compare (a, b);
}

static GPtrArray *
sorted (const PvRegion *region, GPtrArray *records)
{
  g_ptr_array_sort_with_data (records, compare_titles, (gpointer) region);
  return records;
}

GPtrArray *
pv_region_actors (const PvRegion *region, gboolean wider)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n;
  PvRecord *const *actors = pv_model_list (region->model, PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    {
      PvId area = pv_record_get_reference (actors[i], PV_ACTOR_AREA);

      if (pv_region_stands (region, actors[i]) && g_hash_table_contains (wider ? region->wider : region->own, &area))
        g_ptr_array_add (found, actors[i]);
    }

  return sorted (region, found);
}

static gboolean
reaches (const PvRegion *region, const PvRecord *service)
{
  g_autoptr (GPtrArray) links = pv_model_children (region->model, PV_SERVICE_AREA_SERVICE, pv_record_get_id (service));

  for (guint i = 0; i < links->len; i++)
    {
      PvId area = pv_record_get_reference (links->pdata[i], PV_SERVICE_AREA_AREA);

      if (g_hash_table_contains (region->own, &area) || g_hash_table_contains (region->wider, &area))
        return TRUE;
    }

  return FALSE;
}

GPtrArray *
pv_region_services (const PvRegion *region)
{
  GPtrArray *found = pv_region_list (region, PV_SERVICE);

  for (guint i = found->len; i > 0; i--)
    if (!reaches (region, found->pdata[i - 1]))
      g_ptr_array_remove_index (found, i - 1);

  return found;
}

GPtrArray *
pv_region_list (const PvRegion *region, PvKind kind)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n;
  PvRecord *const *records = pv_model_list (region->model, kind, &n);

  for (guint i = 0; i < n; i++)
    if (pv_region_stands (region, records[i]))
      g_ptr_array_add (found, records[i]);

  return sorted (region, found);
}

const char *
pv_region_words (const PvRegion *region, const char *english)
{
  return pv_words_in (region->lang, english);
}

char *
pv_region_title (const PvRegion *region, const PvRecord *record)
{
  return record ? pv_title (region->model, record, region->lang) : g_strdup ("");
}
