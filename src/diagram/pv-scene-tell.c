/* Names, sentences and tooltips of what stands in a network, on demand. */
#include <glib/gi18n-lib.h>

#include "diagram/pv-scene-private.h"

static const char *
keep_take (PvSceneStock *stock, char *text)
{
  const char *kept = g_string_chunk_insert (stock->strings, text);

  g_free (text);
  return kept;
}

static void
tell_node (const PvScene *scene, const PvFace *face, PvTold *told)
{
  g_autofree char *links = pv_count_words (scene->first, face->n_links, N_("1 link"), N_("%u links"));
  const char *kind = pv_choice_label_in (PV_CHOICES_ACTOR_KIND, face->kind, scene->first);

  told->name = face->name;
  told->sentence = keep_take (scene->stock, pv_actor_sentence (scene->first, face->name, face->kind, face->n_links, face->flags));
  told->tooltip = keep_take (scene->stock, g_strjoin ("\n", face->name, face->second != NULL ? face->second : kind,
                                                      face->second != NULL ? kind : links, face->second != NULL ? links : NULL, NULL));
}

static void
tell_link (const PvScene *scene, const PvLinkShape *link, PvTold *told)
{
  const PvLinkFace *face = link->face;
  const char *from = scene->nodes[link->from].face->name, *to = scene->nodes[link->to].face->name;

  told->name = keep_take (scene->stock, g_strdup_printf ("%s → %s", from, to));
  told->sentence = keep_take (
    scene->stock, pv_relation_sentence (scene->first, face->kind, (face->flags & PV_FLAG_BOTH_WAYS) != 0, from, to, face->state, face->flags));
  told->tooltip = keep_take (scene->stock, g_strjoin ("\n", told->sentence, face->what, NULL));
}

PvTold
pv_scene_tell (const PvScene *scene, PvElement element)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&scene->stock->lock);
  gpointer key = GUINT_TO_POINTER ((guint) element.part << 28 | element.index);
  PvTold *told = g_hash_table_lookup (scene->stock->told, key);

  if (told != NULL)
    return *told;

  told = g_new0 (PvTold, 1);
  if (element.part == PV_PART_NODE)
    tell_node (scene, scene->nodes[element.index].face, told);
  else
    tell_link (scene, &scene->links[element.index], told);
  g_hash_table_insert (scene->stock->told, key, told);
  return *told;
}

guint
pv_scene_count_told (const PvScene *scene)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&scene->stock->lock);

  return g_hash_table_size (scene->stock->told);
}
