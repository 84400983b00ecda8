/* What of the network is shown: one filter, which the menus of the bar and the card show and change. */
#include "app/pv-network-page-private.h"

#include "app/pv-accessible.h"
#include "app/pv-toast.h"

#include <glib/gi18n-lib.h>

/* The menus are short ways to four of the conditions. */
#define LINKS "relation.kind"
#define KINDS "actor.kind"
#define GROUP "serves"
#define STANDING "actor.standing"

/* Kinds that a condition may look at, besides those that are drawn. */
static const PvKind looked_at[] = { PV_TARGET_GROUP, PV_PATH, PV_PHASE, PV_STEP, PV_TASK, PV_SERVICE, PV_SERVICE_TARGET_GROUP, PV_NETWORK,
                                    PV_MEMBERSHIP };

/* --- from the menus --- */

static void
take_bits (PvNetworkPage *self, const char *key, PvCheckMenu *menu, PvChoices choices)
{
  g_autoptr (GPtrArray) nicks = g_ptr_array_new ();
  guint64 bits = pv_check_menu_get_bits (menu);
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  for (guint i = 0; i < n; i++)
    if (bits >> list[i].code & 1)
      g_ptr_array_add (nicks, (gpointer) list[i].nick);
  /* Nothing ticked lets nothing through. */
  if (nicks->len == 0 && !pv_check_menu_is_reset (menu))
    g_ptr_array_add (nicks, (gpointer) PV_VALUE_NOTHING);
  g_ptr_array_add (nicks, NULL);
  pv_filter_set (self->filter, key, (const char *const *) nicks->pdata);
}

static void
ticked_cb (PvNetworkPage *self)
{
  PvId group = pv_check_menu_get_one (self->group_menu);
  g_autofree char *value = group != PV_NO_ID ? pv_id_to_text (group) : NULL;

  pv_network_page_let_none_in (self);
  take_bits (self, LINKS, self->links_menu, PV_CHOICES_RELATION_KIND);
  take_bits (self, KINDS, self->kinds_menu, PV_CHOICES_ACTOR_KIND);
  take_bits (self, STANDING, self->standing_menu, PV_CHOICES_STANDING);
  pv_filter_set (self->filter, GROUP, (const char *const[]) { value, NULL });
  pv_network_page_show_filter (self);
  pv_network_page_rebuild (self);
}

/* --- to the menus, the card, the button --- */

static void
show_bits (PvNetworkPage *self, const char *key, PvCheckMenu *menu, PvChoices choices)
{
  const PvCondition *condition = pv_filter_find (self->filter, key);
  guint64 bits = 0;

  for (guint i = 0; condition && condition->values[i]; i++)
    {
      const PvChoiceInfo *choice = pv_choices_find_nick (choices, condition->values[i]);

      bits |= choice ? G_GUINT64_CONSTANT (1) << choice->code : G_GUINT64_CONSTANT (1) << 63;
    }
  pv_check_menu_set_bits (menu, bits);
}

static void
show_group (PvNetworkPage *self)
{
  const PvCondition *condition = pv_filter_find (self->filter, GROUP);
  gboolean one = condition && condition->values[1] == NULL;
  PvId group = PV_NO_ID;

  if (one && !pv_id_parse (condition->values[0], &group))
    group = -1;
  pv_check_menu_set_one (self->group_menu, condition && !one ? -1 : group, one ? _("none") : _("several"));
}

static void
show_button (PvNetworkPage *self)
{
  guint n = pv_filter_get_n (self->filter);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *words = n == 0 ? g_strdup (_("Filter"))
                                  : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Filter: %u condition", "Filter: %u conditions", n), n);

  gtk_label_set_text (self->filter_words, number);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_words), n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
pv_network_page_show_filter (PvNetworkPage *self)
{
  if (self->base.document == NULL)
    return;
  show_bits (self, LINKS, self->links_menu, PV_CHOICES_RELATION_KIND);
  show_bits (self, KINDS, self->kinds_menu, PV_CHOICES_ACTOR_KIND);
  show_bits (self, STANDING, self->standing_menu, PV_CHOICES_STANDING);
  show_group (self);
  show_button (self);
  pv_filter_card_set (self->filter_card, self->filter, pv_document_get_model (self->base.document), pv_document_get_day (self->base.document),
                      self->base.lang);
  pv_network_page_show_views (self);
}

void
pv_network_page_show_count (PvNetworkPage *self)
{
  guint n = pv_scene_count (self->scene, PV_PART_NODE) - pv_scene_count_pale (self->scene, PV_PART_NODE);

  pv_filter_card_set_count (self->filter_card, n, pv_model_count (pv_document_get_model (self->base.document), PV_ACTOR));
}

/* px. Below, the menus that the card has as well make room for those that are used most. */
#define ROOM_FOR_ALL 1000

/* Not while the page is being laid out. */
static gboolean
fit_bar_cb (gpointer data)
{
  PvNetworkPage *self = data;
  gboolean all = gtk_widget_get_width (GTK_WIDGET (self)) >= ROOM_FOR_ALL * pv_text_scale (GTK_WIDGET (self));

  self->fit_bar = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->kinds_menu), all);
  gtk_widget_set_visible (GTK_WIDGET (self->standing_menu), all);
  return G_SOURCE_REMOVE;
}

void
pv_network_page_fit_bar (PvNetworkPage *self)
{
  gboolean all = gtk_widget_get_width (GTK_WIDGET (self)) >= ROOM_FOR_ALL * pv_text_scale (GTK_WIDGET (self));

  if (self->fit_bar == 0 && all != gtk_widget_get_visible (GTK_WIDGET (self->kinds_menu)))
    self->fit_bar = g_idle_add (fit_bar_cb, self);
}

/* --- the filter --- */

void
pv_network_page_let_none_in (PvNetworkPage *self)
{
  g_array_set_size (self->let_in, 0);
}

/* A link is seen with both its ends. */
static void
let_in (PvNetworkPage *self, PvId id)
{
  PvRecord *record = pv_model_get (pv_document_get_model (self->base.document), id);

  g_array_append_val (self->let_in, id);
  if (record && pv_record_get_kind (record) == PV_RELATION)
    {
      PvId ends[] = { pv_record_get_reference (record, PV_RELATION_FROM_ACTOR), pv_record_get_reference (record, PV_RELATION_TO_ACTOR) };

      g_array_append_vals (self->let_in, ends, G_N_ELEMENTS (ends));
    }
}

void
pv_network_page_let_in (PvNetworkPage *self, const PvChangeSet *changes)
{
  for (guint i = 0; pv_network_page_is_filtered (self) && i < pv_change_set_get_n (changes); i++)
    {
      const PvChange *change = pv_change_set_get (changes, i);

      if (change->how == PV_CHANGED_ADDED && (change->kind == PV_ACTOR || change->kind == PV_RELATION)
          && pv_document_is_made_here (self->base.document, change->id))
        let_in (self, change->id);
    }
}

static void
widen (PvIdSet **set, const PvIdSet *others)
{
  g_autoptr (PvIdSet) narrow = *set;

  if (narrow)
    *set = pv_id_set_union (narrow, others);
}

void
pv_network_page_apply_filter (PvNetworkPage *self, PvNetworkSceneOptions *options, PvShownSets *sets)
{
  g_autoptr (PvIdSet) others = pv_id_set_new ((const PvId *) (gpointer) self->let_in->data, self->let_in->len);

  pv_network_scene_filter (options, self->filter, pv_document_get_model (self->base.document), sets);
  widen (&sets->actors, others);
  widen (&sets->links, others);
  options->only = sets->actors;
  options->only_links = sets->links;
  options->centre = self->focus;
  options->steps = self->hides_rest ? self->steps : 0;
}

gboolean
pv_network_page_is_filtered (PvNetworkPage *self)
{
  return pv_filter_get_n (self->filter) > 0;
}

gboolean
pv_network_page_is_touched (PvNetworkPage *self, const PvChangeSet *changes)
{
  return pv_network_page_is_filtered (self) && pv_canvas_page_touches (changes, looked_at, G_N_ELEMENTS (looked_at));
}

void
pv_network_page_set_filter (PvNetworkPage *self, const PvFilter *filter)
{
  PvFilter *copy = pv_filter_copy (filter);

  g_clear_pointer (&self->filter, pv_filter_free);
  self->filter = copy;
  pv_network_page_let_none_in (self);
  pv_network_page_show_filter (self);
  pv_network_page_rebuild (self);
}

void
pv_network_page_reset_filter (PvNetworkPage *self)
{
  g_autoptr (PvFilter) none = pv_filter_new (pv_kinds_default ());

  pv_filter_set_fade (none, pv_filter_get_fade (self->filter));
  pv_network_page_set_filter (self, none);
}

void
pv_network_page_set_filter_aside (PvNetworkPage *self)
{
  g_clear_pointer (&self->aside, pv_filter_free);
  self->aside = pv_filter_copy (self->filter);
  pv_network_page_reset_filter (self);
  pv_toast_action (GTK_WIDGET (self), _("The filter hid what was found: all is shown now"), _("Filter Again"), "page.filter-again", NULL);
}

static void
filter_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  PvNetworkPage *self = data;
  g_autoptr (PvFilter) aside = g_steal_pointer (&self->aside);

  if (aside && self->base.document)
    pv_network_page_set_filter (self, aside);
}

/* --- the card --- */

static void
filter_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  PvNetworkPage *self = data;
  gboolean open = g_variant_get_boolean (state);

  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_card), open);
  if (open)
    pv_filter_card_begin (self->filter_card);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
closed_cb (PvNetworkPage *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self->base.actions), "filter", g_variant_new_boolean (FALSE));
}

static const GActionEntry entries[] = {
  { "filter", NULL, NULL, "false", filter_cb },
  { "filter-again", filter_again_cb, NULL, NULL, NULL },
};

static void
wanted_cb (PvNetworkPage *self, PvFilter *filter)
{
  pv_network_page_set_filter (self, filter);
}

void
pv_network_page_fill_groups (PvNetworkPage *self)
{
  const PvModel *model = pv_document_get_model (self->base.document);
  PvId chosen = pv_check_menu_get_one (self->group_menu);
  guint n;
  PvRecord *const *groups = pv_model_list (model, PV_TARGET_GROUP, &n);

  if (pv_model_get (model, chosen) == NULL)
    chosen = PV_NO_ID;
  pv_check_menu_empty (self->group_menu);
  pv_check_menu_add (self->group_menu, PV_NO_ID, _("all"), NULL, chosen == PV_NO_ID);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = pv_title (model, groups[i], self->base.lang);

      pv_check_menu_add (self->group_menu, pv_record_get_id (groups[i]), title, NULL, pv_record_get_id (groups[i]) == chosen);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group_menu), n > 0);
}

static PvCheckMenu *
add_menu (PvNetworkPage *self, const char *title, gboolean one)
{
  GtkWidget *menu = pv_check_menu_new (title, one);

  /* The counts stand at the far end of the bar. */
  gtk_widget_insert_before (menu, self->filter_bar, GTK_WIDGET (self->counts));
  g_signal_connect_object (menu, "changed", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);

  return PV_CHECK_MENU (menu);
}

static void
add_choices (PvCheckMenu *menu, PvChoices choices, PvLegendKind sign)
{
  guint n;
  const PvChoiceInfo *list = pv_choices_list (choices, &n);

  for (guint i = 0; i < n; i++)
    {
      PvLegendEntry entry = { sign, list[i].code, NULL };
      gboolean signless = choices == PV_CHOICES_STANDING;

      pv_check_menu_add (menu, list[i].code, pv_choice_label (choices, list[i].code),
                         signless ? NULL : pv_legend_sign_new (entry), TRUE);
    }
}

void
pv_network_page_init_filter (PvNetworkPage *self)
{
  self->filter = pv_filter_new (pv_kinds_default ());
  self->kept = pv_filter_new (pv_kinds_default ());
  self->let_in = g_array_new (FALSE, FALSE, sizeof (PvId));
  pv_canvas_page_add_actions (&self->base, entries, G_N_ELEMENTS (entries));
  g_signal_connect_object (self->filter_card, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filter_card, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  self->links_menu = add_menu (self, _("Links"), FALSE);
  self->kinds_menu = add_menu (self, _("Actors"), FALSE);
  self->group_menu = add_menu (self, _("Target group"), TRUE);
  self->standing_menu = add_menu (self, _("Standing"), FALSE);
  add_choices (self->links_menu, PV_CHOICES_RELATION_KIND, PV_LEGEND_RELATION_KIND);
  add_choices (self->kinds_menu, PV_CHOICES_ACTOR_KIND, PV_LEGEND_ACTOR_KIND);
  add_choices (self->standing_menu, PV_CHOICES_STANDING, PV_LEGEND_MARK);
}
