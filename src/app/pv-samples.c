#include "app/pv-samples.h"

#include "exchange/exchange.h"
#include "pv-samples-resource.h"

#include <glib/gi18n-lib.h>

static const PvSample samples[] = {
  { "vaasa", N_("Vaasa"), N_("Ostrobothnia, Finnish and Swedish"), N_("Four target groups, two of them with paths as is and to be"),
    PV_ACTOR_KIND_MUNICIPALITY },
  { "kasvo", N_("Kasvo"), N_("South Savo, Finnish and Swedish"), N_("Four co-service networks, and a procurement that rests on interviews"),
    PV_ACTOR_KIND_STATE },
  { "porvoo", N_("Porvoo"), N_("Uusimaa, Finnish and Swedish"), N_("A path with an own coach, its costs and the activation rate"),
    PV_ACTOR_KIND_EDUCATION },
};

const PvSample *
pv_samples_list (guint *n)
{
  *n = G_N_ELEMENTS (samples);
  return samples;
}

gboolean
pv_samples_is_known (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_strcmp0 (samples[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

char *
pv_samples_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "polkuverkko", "samples", NULL);
  g_autofree char *file = g_strconcat (name, ".polku", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, file, NULL);
}

static PvEdits *
read_sample (PvDocument *document, const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_strconcat ("/fi/polkuverkko/samples/", file, NULL);
  g_autoptr (GInputStream) stream = NULL;

  g_resources_register (pv_samples_get_resource ());
  stream = g_resources_open_stream (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (stream == NULL)
    return NULL;
  return pv_own_xml_read (pv_document_get_model (document), stream, file, NULL, NULL, error);
}

PvDocument *
pv_samples_make (const char *name, const PvKinds *kinds, const char *author, GError **error)
{
  g_autofree char *path = pv_samples_path (name);
  g_autoptr (PvDocument) document = pv_document_create (path, kinds, author, error);
  g_autoptr (PvEdits) edits = document ? read_sample (document, name, error) : NULL;

  if (edits != NULL)
    pv_edits_set_verb (edits, PV_VERB_BEGIN);
  if (edits == NULL || !pv_document_commit (document, edits, error))
    return NULL;
  return g_steal_pointer (&document);
}
