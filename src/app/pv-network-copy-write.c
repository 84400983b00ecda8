#include "app/pv-network-copy-private.h"

static gboolean
is_among (const PvIdSet *set, PvId id)
{
  return id != PV_NO_ID && pv_id_set_contains (set, id);
}

/* The name of what a cell refers to, by which another document may know it. A contact's is a person's. */
static char *
title_of_referred (const PvModel *model, const PvFieldInfo *field, PvValue value)
{
  if (field->type != PV_TYPE_REFERENCE || field->of == PV_CONTACT || pv_model_get (model, value.integer) == NULL)
    return g_strdup ("");

  return pv_title_of (model, value.integer, PV_LANG_FI);
}

static void
write_cell (GVariantBuilder *builder, const PvModel *model, const PvRecord *record, const PvFieldInfo *field, guint cell)
{
  PvValue value = pv_record_get_cell (record, field->slot + cell);
  g_autofree char *text = pv_value_to_text (field, value);
  g_autofree char *title = NULL;
  const char *lang = field->type == PV_TYPE_TRANSLATED ? pv_lang_code ((PvLang) (PV_LANG_FIRST + cell)) : "";

  if (text == NULL)
    return;
  title = title_of_referred (model, field, value);
  g_variant_builder_add (builder, "(ssss)", field->column, lang, text, title);
}

static void
write_record (GVariantBuilder *builder, const PvModel *model, const PvRecord *record)
{
  const PvKindInfo *kind = pv_record_get_info (record);

  g_variant_builder_open (builder, G_VARIANT_TYPE ("(xsa(ssss))"));
  g_variant_builder_add (builder, "x", pv_record_get_id (record));
  g_variant_builder_add (builder, "s", kind->table);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(ssss)"));
  for (guint i = 0; i < kind->n_fields; i++)
    for (guint c = 0; kind->fields[i].type != PV_TYPE_PERSONAL && c < pv_field_n_cells (&kind->fields[i]); c++)
      write_cell (builder, model, record, &kind->fields[i], c);
  g_variant_builder_close (builder);
  g_variant_builder_close (builder);
}

/* (transfer full) */
static PvIdSet *
actors_among (const PvModel *model, const PvId *ids, guint n)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; i < n; i++)
    {
      PvRecord *record = pv_model_get (model, ids[i]);

      if (record && pv_record_get_kind (record) == PV_ACTOR)
        g_array_append_val (actors, ids[i]);
    }

  return pv_id_set_new ((const PvId *) (gpointer) actors->data, actors->len);
}

/* Appends the links of which both ends are in @actors, each once. */
static void
links_among (const PvModel *model, const PvIdSet *actors, GPtrArray *links)
{
  guint n, n_referrers;
  const PvId *ids = pv_id_set_ids (actors, &n);

  for (guint i = 0; i < n; i++)
    {
      const PvReferrer *referrers = pv_model_referrers (model, ids[i], &n_referrers);

      for (guint r = 0; r < n_referrers; r++)
        {
          PvRecord *record = pv_model_get (model, referrers[r].id);

          if (referrers[r].field == PV_RELATION_FROM_ACTOR && is_among (actors, pv_record_get_reference (record, PV_RELATION_TO_ACTOR)))
            g_ptr_array_add (links, record);
        }
    }
}

static void
write_places (GVariantBuilder *builder, const PvScene *scene, const PvIdSet *actors)
{
  guint n;
  const PvId *ids = pv_id_set_ids (actors, &n);

  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(xdddd)"));
  for (guint i = 0; i < n; i++)
    {
      PvElement element = scene ? pv_scene_find (scene, ids[i]) : PV_NO_ELEMENT;
      PvRect box;

      if (element.part != PV_PART_NODE)
        continue;
      box = pv_scene_get_box (scene, element);
      g_variant_builder_add (builder, "(xdddd)", ids[i], box.x, box.y, box.width, box.height);
    }
  g_variant_builder_close (builder);
}

char *
pv_network_copy_write (const PvModel *model, const PvScene *scene, const PvId *ids, guint n, const char *mark)
{
  g_autoptr (PvIdSet) actors = actors_among (model, ids, n);
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  g_autoptr (GVariant) whole = NULL;
  GVariantBuilder builder;
  guint n_actors;
  const PvId *all = pv_id_set_ids (actors, &n_actors);

  if (n_actors == 0)
    return NULL;
  links_among (model, actors, links);
  g_variant_builder_init (&builder, G_VARIANT_TYPE (PV_NETWORK_COPY_FORMAT));
  g_variant_builder_add (&builder, "s", mark);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(xsa(ssss))"));
  for (guint i = 0; i < n_actors; i++)
    write_record (&builder, model, pv_model_get (model, all[i]));
  for (guint i = 0; i < links->len; i++)
    write_record (&builder, model, g_ptr_array_index (links, i));
  g_variant_builder_close (&builder);
  write_places (&builder, scene, actors);
  whole = g_variant_ref_sink (g_variant_builder_end (&builder));

  return g_variant_print (whole, FALSE);
}

static void
append_link_words (GString *words, const PvModel *model, const PvRecord *link, PvLang lang)
{
  g_autofree char *from = pv_title_of (model, pv_record_get_reference (link, PV_RELATION_FROM_ACTOR), lang);
  g_autofree char *to = pv_title_of (model, pv_record_get_reference (link, PV_RELATION_TO_ACTOR), lang);

  g_string_append_printf (words, "%s → %s\n", from, to);
}

char *
pv_network_copy_words (const PvModel *model, const PvId *ids, guint n, PvLang lang)
{
  g_autoptr (PvIdSet) actors = actors_among (model, ids, n);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_actors;
  const PvId *all = pv_id_set_ids (actors, &n_actors);

  for (guint i = 0; i < n_actors; i++)
    {
      g_autofree char *title = pv_title_of (model, all[i], lang);

      g_string_append_printf (words, "%s\n", title);
    }
  for (guint i = 0; n_actors == 0 && i < n; i++)
    {
      PvRecord *record = pv_model_get (model, ids[i]);

      if (record && pv_record_get_kind (record) == PV_RELATION)
        append_link_words (words, model, record, lang);
    }

  return words->len > 0 ? g_strdup (words->str) : NULL;
}
