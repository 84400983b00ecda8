/* Arranging the network: which way, all of it or what is chosen, or only tidied. A big one is arranged by a worker; whatever is edited
 * meanwhile counts, and the arranging begins anew. */
#include "app/pv-network-page-private.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  ALL,                         /* anew, in the arrangement wished */
  CHOSEN,                      /* anew, where all others stay */
  TIDY,                        /* from where they are */
} Way;

typedef struct
{
  PvScene *scene;
  PvIdSet *ids;
  PvViewArrangement wish;
  guint64 seed;
  Way way;
} Arranging;

static void
arranging_free (Arranging *arranging)
{
  g_clear_pointer (&arranging->scene, pv_scene_unref);
  g_clear_pointer (&arranging->ids, pv_id_set_unref);
  g_free (arranging);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arranging, arranging_free)

static PvScene *
arranged (const Arranging *arranging, GCancellable *cancellable)
{
  if (arranging->way == ALL)
    return pv_scene_arrange_as (arranging->scene, &arranging->wish, arranging->seed, cancellable);
  return pv_scene_arrange (arranging->scene, arranging->ids, arranging->way == TIDY, arranging->seed, cancellable);
}

static void
commit (PvNetworkPage *self, PvScene *scene, Way way)
{
  PvViewArrangement arrangement = pv_scene_get_arrangement (scene);
  g_autoptr(PvEdits) edits = pv_network_edits_arrange (pv_document_get_model (self->base.document), self->session, scene, &arrangement);

  pv_canvas_move_next (self->base.canvas, TRUE);
  if (pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL) && way == ALL)
    pv_network_page_fit_soon (self);
  pv_canvas_move_next (self->base.canvas, FALSE);
}

static void begin (PvNetworkPage *self, Arranging *arranging);

static void
arrange_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  pv_task_return_result (task, arranged (data, cancellable), (GDestroyNotify) pv_scene_unref);
}

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PvNetworkPage *self = PV_NETWORK_PAGE (source);
  Arranging *arranging = g_task_get_task_data (G_TASK (result));
  g_autoptr(PvScene) scene = g_task_propagate_pointer (G_TASK (result), NULL);

  if (scene == NULL || self->base.document == NULL || !pv_canvas_page_is_writable (&self->base))
    return;
  g_clear_object (&self->arranging);
  if (arranging->scene == self->scene)
    {
      commit (self, scene, arranging->way);
      return;
    }
  {
    Arranging *again = g_new0 (Arranging, 1);

    *again = (Arranging) { pv_scene_ref (self->scene), arranging->ids ? pv_id_set_ref (arranging->ids) : NULL, arranging->wish,
                           arranging->seed, arranging->way };
    begin (self, again);
  }
}

/* Takes @arranging. */
static void
begin (PvNetworkPage *self, Arranging *arranging)
{
  g_autoptr(GTask) task = NULL;

  if (self->arranging)
    g_cancellable_cancel (self->arranging);
  g_clear_object (&self->arranging);
  if (!pv_network_page_is_large (self))
    {
      g_autoptr(Arranging) now = arranging;
      g_autoptr(PvScene) scene = arranged (now, NULL);

      commit (self, scene, now->way);
      return;
    }
  self->arranging = g_cancellable_new ();
  task = g_task_new (self, self->arranging, arranged_cb, NULL);
  g_task_set_task_data (task, arranging, (GDestroyNotify) arranging_free);
  pv_task_run_in_worker (task, arrange_in_worker);
}

static void
arrange (PvNetworkPage *self, Way way, PvIdSet *ids, PvViewArrangement wish)
{
  Arranging *arranging;

  if (self->scene == NULL || pv_scene_count (self->scene, PV_PART_NODE) == 0)
    return;
  arranging = g_new0 (Arranging, 1);
  *arranging = (Arranging) { pv_scene_ref (self->scene), ids, wish, self->arrange_seed, way };
  begin (self, arranging);
}

static void
arrange_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;

  if (self->scene == NULL)
    return;
  /* The next of its kind: whoever asks again wants to see another one. */
  self->arrange_seed++;
  arrange (self, ALL, NULL, pv_scene_get_arrangement (self->scene));
}

static void
tidy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arrange (data, TIDY, NULL, (PvViewArrangement) { 0 });
}

static void
arrange_chosen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  for (guint i = 0; self->scene && i < pv_scene_count (self->scene, PV_PART_NODE); i++)
    {
      PvElementInfo info;

      pv_scene_describe (self->scene, (PvElement) { PV_PART_NODE, i }, &info);
      if (pv_selection_contains (self->base.selection, info.id))
        g_array_append_val (ids, info.id);
    }
  if (ids->len == 0)
    return;
  self->arrange_seed++;
  arrange (self, CHOSEN, pv_id_set_new ((const PvId *) (gpointer) ids->data, ids->len), (PvViewArrangement) { 0 });
}

static void
arrangement_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PvNetworkPage *self = data;
  PvViewArrangement wish = { pv_arrangement_of_word (g_variant_get_string (state, NULL)), PV_NO_ID, { 0, 0 } };

  if (wish.arrangement == PV_N_ARRANGEMENTS || self->scene == NULL)
    return;
  if (wish.arrangement == PV_ARRANGEMENT_AROUND)
    wish.centre = pv_selection_get_single (self->base.selection);
  self->arrange_seed = 1;
  arrange (self, ALL, NULL, wish);
}

static const GActionEntry entries[] = {
  { "arrange", arrange_cb, NULL, NULL, NULL },
  { "tidy", tidy_cb, NULL, NULL, NULL },
  { "arrange-chosen", arrange_chosen_cb, NULL, NULL, NULL },
  { "arrangement", NULL, "s", "'links'", arrangement_cb },
};

/* What is shown says which one it is: after an undo, too. */
void
pv_network_page_show_arrangement (PvNetworkPage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->base.actions), "arrangement");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (pv_arrangement_word (pv_scene_get_arrangement (self->scene).arrangement)));
}

void
pv_network_page_append_arranging (GMenu *menu)
{
  static const struct
  {
    PvArrangement arrangement;
    const char *label;
  } ways[] = {
    { PV_ARRANGEMENT_LINKS, N_("By their _links") },
    { PV_ARRANGEMENT_RINGS, N_("In _rings around the customer") },
    { PV_ARRANGEMENT_COLUMNS, N_("By kind in _columns") },
    { PV_ARRANGEMENT_AROUND, N_("_Around one actor, by distance") },
    { PV_ARRANGEMENT_AREAS, N_("By ar_ea") },
  };
  GMenu *arrangements = g_menu_new (), *section = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *action = g_strdup_printf ("page.arrangement::%s", pv_arrangement_word (ways[i].arrangement));

      g_menu_append (section, _(ways[i].label), action);
    }
  g_menu_append_section (arrangements, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  section = g_menu_new ();
  g_menu_append (section, _("Arrange a_new"), "page.arrange");
  g_menu_append (section, _("_Tidy up"), "page.tidy");
  g_menu_append_section (arrangements, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
  g_menu_append_submenu (menu, _("Arran_ge"), G_MENU_MODEL (arrangements));
  g_object_unref (arrangements);
}

void
pv_network_page_update_arranging (PvNetworkPage *self, gboolean writable)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    pv_canvas_page_enable (&self->base, entries[i].name, writable);
}

void
pv_network_page_init_arranging (PvNetworkPage *self)
{
  self->arrange_seed = 1;
  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
}

void
pv_network_page_stop_arranging (PvNetworkPage *self)
{
  if (self->arranging)
    g_cancellable_cancel (self->arranging);
  g_clear_object (&self->arranging);
}
