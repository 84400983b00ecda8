#include "app/pv-network-page-private.h"

#include <glib/gi18n-lib.h>

/* Who serves a group: whoever has a task on one of its paths, or provides a service meant for it. */
static void
add_task_actors (const PvModel *model, PvId group, GArray *ids)
{
  guint n;
  PvRecord *const *tasks = pv_model_list (model, PV_TASK, &n);

  for (guint i = 0; i < n; i++)
    {
      PvRecord *step = pv_model_follow (model, tasks[i], PV_TASK_STEP);
      PvRecord *phase = step ? pv_model_follow (model, step, PV_STEP_PHASE) : NULL;
      PvRecord *path = phase ? pv_model_follow (model, phase, PV_PHASE_PATH) : NULL;
      PvId actor = pv_record_get_reference (tasks[i], PV_TASK_ACTOR);

      if (path && pv_record_get_reference (path, PV_PATH_TARGET_GROUP) == group)
        g_array_append_val (ids, actor);
    }
}

static void
add_providers (const PvModel *model, PvId group, GArray *ids)
{
  g_autoptr(GPtrArray) services = pv_model_children (model, PV_SERVICE_TARGET_GROUP_TARGET_GROUP, group);

  for (guint i = 0; i < services->len; i++)
    {
      PvRecord *service = pv_model_follow (model, g_ptr_array_index (services, i), PV_SERVICE_TARGET_GROUP_SERVICE);
      PvId actor = service ? pv_record_get_reference (service, PV_SERVICE_PROVIDER) : PV_NO_ID;

      if (actor != PV_NO_ID)
        g_array_append_val (ids, actor);
    }
}

static PvIdSet *
actors_of_group (const PvModel *model, PvId group)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));

  add_task_actors (model, group, ids);
  add_providers (model, group, ids);

  return pv_id_set_new ((const PvId *) (gpointer) ids->data, ids->len);
}

static PvIdSet *
actors_of_standing (const PvModel *model, guint64 standings, const PvIdSet *among)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (PvId));
  guint n;
  PvRecord *const *actors = pv_model_list (model, PV_ACTOR, &n);

  for (guint i = 0; i < n; i++)
    {
      PvId id = pv_record_get_id (actors[i]);

      if ((standings >> pv_record_get_standing (actors[i]) & 1) && (among == NULL || pv_id_set_contains (among, id)))
        g_array_append_val (ids, id);
    }

  return pv_id_set_new ((const PvId *) (gpointer) ids->data, ids->len);
}

void
pv_network_page_apply_filter (PvNetworkPage *self, PvNetworkSceneOptions *options, PvIdSet **only)
{
  const PvModel *model = pv_document_get_model (self->base.document);
  PvId group = pv_check_menu_get_one (self->group_menu);
  guint64 standings = pv_check_menu_get_bits (self->standing_menu);

  options->relation_kinds = pv_check_menu_get_bits (self->links_menu);
  options->actor_kinds = pv_check_menu_get_bits (self->kinds_menu);
  if (group != PV_NO_ID)
    *only = actors_of_group (model, group);
  if (!pv_check_menu_is_reset (self->standing_menu))
    {
      g_autoptr(PvIdSet) among = g_steal_pointer (only);

      *only = actors_of_standing (model, standings, among);
    }
  options->only = *only;
}

gboolean
pv_network_page_is_filtered (PvNetworkPage *self)
{
  return !pv_check_menu_is_reset (self->links_menu) || !pv_check_menu_is_reset (self->kinds_menu)
         || !pv_check_menu_is_reset (self->group_menu) || !pv_check_menu_is_reset (self->standing_menu);
}

void
pv_network_page_reset_filter (PvNetworkPage *self)
{
  pv_check_menu_reset (self->links_menu);
  pv_check_menu_reset (self->kinds_menu);
  pv_check_menu_reset (self->group_menu);
  pv_check_menu_reset (self->standing_menu);
  pv_network_page_rebuild (self);
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

  gtk_box_append (GTK_BOX (self->filter_bar), menu);
  g_signal_connect_object (menu, "changed", G_CALLBACK (pv_network_page_rebuild), self, G_CONNECT_SWAPPED);

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
  self->links_menu = add_menu (self, _("Links"), FALSE);
  self->kinds_menu = add_menu (self, _("Actors"), FALSE);
  self->group_menu = add_menu (self, _("Target group"), TRUE);
  self->standing_menu = add_menu (self, _("Standing"), FALSE);
  add_choices (self->links_menu, PV_CHOICES_RELATION_KIND, PV_LEGEND_RELATION_KIND);
  add_choices (self->kinds_menu, PV_CHOICES_ACTOR_KIND, PV_LEGEND_ACTOR_KIND);
  add_choices (self->standing_menu, PV_CHOICES_STANDING, PV_LEGEND_MARK);
  /* The counts stand at the far end of the bar. */
  gtk_box_reorder_child_after (GTK_BOX (self->filter_bar), GTK_WIDGET (self->counts), GTK_WIDGET (self->standing_menu));
}
