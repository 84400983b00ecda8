/* Order by hand: in line, in equal gaps, locked, and what a drag keeps to. */
#include "app/pv-network-page-private.h"

#include <glib/gi18n-lib.h>

/* By PvAlignment: as the action calls it, its key, its place in the menu. */
static const struct
{
  const char *name;
  const char *key;
  const char *label;
} alignments[PV_N_ALIGNMENTS] = {
  [PV_ALIGN_LEFT] = { "left", "<Control><Shift>Left", N_("_Left edges") },
  [PV_ALIGN_CENTRE] = { "centre", "<Control><Shift>c", N_("Middles in a _column") },
  [PV_ALIGN_RIGHT] = { "right", "<Control><Shift>Right", N_("_Right edges") },
  [PV_ALIGN_TOP] = { "top", "<Control><Shift>Up", N_("_Upper edges") },
  [PV_ALIGN_MIDDLE] = { "middle", "<Control><Shift>m", N_("Middles in a r_ow") },
  [PV_ALIGN_BOTTOM] = { "bottom", "<Control><Shift>Down", N_("Lo_wer edges") },
  [PV_DISTRIBUTE_ACROSS] = { "across", "<Control><Shift>h", N_("Equal _gaps across") },
  [PV_DISTRIBUTE_DOWN] = { "down", "<Control><Shift>v", N_("Equal gaps _down") },
};

/* The actors among what is chosen. (transfer full) */
static PvIdSet *
chosen_actors (PvNetworkPage *self)
{
  g_autoptr (GArray) actors = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n = 0;
  const PvId *ids = self->base.selection ? pv_selection_get_ids (self->base.selection, &n) : NULL;

  for (guint i = 0; self->scene && i < n; i++)
    if (pv_scene_find (self->scene, ids[i]).part == PV_PART_NODE)
      g_array_append_val (actors, ids[i]);

  return pv_id_set_new ((const PvId *) (gpointer) actors->data, actors->len);
}

static void
align_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (PvIdSet) actors = chosen_actors (self);
  PvAlignment alignment = PV_ALIGN_LEFT;
  g_autoptr (GArray) moves = NULL;
  g_autoptr (PvEdits) edits = NULL;

  while (alignment < PV_N_ALIGNMENTS && !g_str_equal (alignments[alignment].name, name))
    alignment++;
  if (self->scene == NULL || alignment == PV_N_ALIGNMENTS)
    return;
  moves = pv_scene_align (self->scene, actors, alignment);
  if (moves->len == 0)
    return;
  edits = pv_network_edits_move (pv_document_get_model (self->base.document), self->session,
                                 (const PvSceneMove *) (gpointer) moves->data, moves->len);
  pv_canvas_move_next (self->base.canvas, TRUE);
  pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
  pv_canvas_move_next (self->base.canvas, FALSE);
}

static gboolean
all_locked (PvNetworkPage *self, const PvIdSet *actors)
{
  guint n;
  const PvId *ids = pv_id_set_ids (actors, &n);

  for (guint i = 0; i < n; i++)
    if (!pv_scene_is_locked (self->scene, pv_scene_find (self->scene, ids[i])))
      return FALSE;

  return n > 0;
}

/* Some locked, some not: all become locked. */
static void
lock_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PvNetworkPage *self = data;
  g_autoptr (PvIdSet) actors = chosen_actors (self);
  g_autoptr (PvEdits) edits = NULL;
  guint n;
  const PvId *ids = pv_id_set_ids (actors, &n);

  if (self->scene == NULL || n == 0)
    return;
  edits = pv_network_edits_lock (pv_document_get_model (self->base.document), self->session, self->scene, ids, n, !all_locked (self, actors));
  pv_canvas_page_commit (&self->base, edits, PV_NO_ID, NULL);
}

static void
guides_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  pv_canvas_set_guides (PV_CANVAS_PAGE (data)->canvas, g_variant_get_boolean (state));
}

static void
grid_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  g_simple_action_set_state (action, state);
  pv_canvas_set_grid (PV_CANVAS_PAGE (data)->canvas, g_variant_get_boolean (state));
}

static const GActionEntry entries[] = {
  { "align", align_cb, "s", NULL, NULL },
  { "lock", NULL, NULL, "false", lock_cb },
  { "guides", NULL, NULL, "true", guides_cb },
  { "grid", NULL, NULL, "true", grid_cb },
};

static void
add_align_key (GtkEventController *keys, PvAlignment alignment)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (alignments[alignment].key), gtk_named_action_new ("page.align"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (alignments[alignment].name));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

void
pv_network_page_update_align (PvNetworkPage *self)
{
  gboolean writable = pv_canvas_page_is_writable (&self->base);
  g_autoptr (PvIdSet) actors = chosen_actors (self);
  GAction *lock = g_action_map_lookup_action (G_ACTION_MAP (self->base.actions), "lock");
  guint n;

  pv_id_set_ids (actors, &n);
  pv_canvas_page_enable (&self->base, "align", writable && n > 1);
  pv_canvas_page_enable (&self->base, "lock", writable && n > 0);
  g_simple_action_set_state (G_SIMPLE_ACTION (lock), g_variant_new_boolean (self->scene && all_locked (self, actors)));
}

GMenuModel *
pv_network_page_make_align_menu (void)
{
  GMenu *menu = g_menu_new ();
  static const PvAlignment sections[] = { PV_ALIGN_LEFT, PV_ALIGN_TOP, PV_DISTRIBUTE_ACROSS, PV_N_ALIGNMENTS };

  for (guint s = 0; s + 1 < G_N_ELEMENTS (sections); s++)
    {
      g_autoptr (GMenu) section = g_menu_new ();

      for (PvAlignment alignment = sections[s]; alignment < sections[s + 1]; alignment++)
        {
          g_autoptr (GMenuItem) item = g_menu_item_new (_(alignments[alignment].label), NULL);

          g_menu_item_set_action_and_target (item, "page.align", "s", alignments[alignment].name);
          g_menu_item_set_attribute (item, "accel", "s", alignments[alignment].key);
          g_menu_append_item (section, item);
        }
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }

  return G_MENU_MODEL (menu);
}

void
pv_network_page_init_align (PvNetworkPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
  for (PvAlignment alignment = PV_ALIGN_LEFT; alignment < PV_N_ALIGNMENTS; alignment++)
    add_align_key (keys, alignment);
  pv_canvas_page_add_key (keys, "<Control>l", "page.lock");
  pv_canvas_page_add_key (keys, "<Control>g", "page.grid");
  pv_canvas_page_add_key (keys, "<Control><Shift>g", "page.guides");
  gtk_widget_add_controller (GTK_WIDGET (self->base.canvas), keys);
}
