#include "app/pv-legend-card.h"

#include <glib/gi18n-lib.h>

struct _PvLegendCard
{
  GtkBox parent_instance;

  GtkToggleButton *fold;
  GtkImage *arrow;
  GtkWidget *rows;
  GtkFlowBox *kinds;
  GtkFlowBox *links;
  GtkFlowBox *marks;
  GtkWidget *links_line;
  GtkWidget *marks_line;
  GString *shown;              /* what the rows stand for, to tell whether they must change */
};

G_DEFINE_FINAL_TYPE (PvLegendCard, pv_legend_card, GTK_TYPE_BOX)

enum { FOLDED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Who hears of it measures it. */
static void
toggled_cb (PvLegendCard *self)
{
  gtk_widget_set_visible (self->rows, !pv_legend_card_is_folded (self));
  gtk_image_set_from_icon_name (self->arrow, pv_legend_card_is_folded (self) ? "pan-up-symbolic" : "pan-down-symbolic");
  g_signal_emit (self, signals[FOLDED], 0);
}

static GtkWidget *
new_row (const PvLegendEntry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_label_new (g_dgettext (GETTEXT_PACKAGE, entry->words));
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_box_append (GTK_BOX (row), pv_legend_sign_new (*entry));
  gtk_box_append (GTK_BOX (row), words);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), row);
  gtk_widget_set_focusable (child, FALSE);

  return child;
}

static void
empty (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_flow_box_remove (box, child);
}

static GtkFlowBox *
box_of (PvLegendCard *self, PvLegendKind kind)
{
  switch (kind)
    {
    case PV_LEGEND_ACTOR_KIND:
      return self->kinds;
    case PV_LEGEND_RELATION_KIND:
    case PV_LEGEND_RELATION_STATE:
      return self->links;
    default:
      return self->marks;
    }
}

static char *
fingerprint (GArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const PvLegendEntry *entry = &g_array_index (entries, PvLegendEntry, i);

      g_string_append_printf (text, "%d.%u ", entry->kind, entry->code);
    }

  return g_string_free (text, FALSE);
}

static void
pv_legend_card_finalize (GObject *object)
{
  g_string_free (PV_LEGEND_CARD (object)->shown, TRUE);
  G_OBJECT_CLASS (pv_legend_card_parent_class)->finalize (object);
}

static void
pv_legend_card_class_init (PvLegendCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pv_legend_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-legend-card.ui");
  signals[FOLDED] = g_signal_new ("folded", PV_TYPE_LEGEND_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, fold);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, rows);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, kinds);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, links);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, marks);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, links_line);
  gtk_widget_class_bind_template_child (widget_class, PvLegendCard, marks_line);
}

static void
pv_legend_card_init (PvLegendCard *self)
{
  self->shown = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
has_rows (GtkFlowBox *box)
{
  return gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL;
}

void
pv_legend_card_set_scene (PvLegendCard *self, const PvScene *scene)
{
  g_autoptr(GArray) entries = scene ? pv_legend_entries (scene, PV_LANG_NONE) : g_array_new (FALSE, FALSE, sizeof (PvLegendEntry));
  g_autofree char *shown = fingerprint (entries);

  gtk_widget_set_visible (GTK_WIDGET (self), entries->len > 0);
  if (g_strcmp0 (shown, self->shown->str) == 0)
    return;
  g_string_assign (self->shown, shown);
  empty (self->kinds);
  empty (self->links);
  empty (self->marks);
  for (guint i = 0; i < entries->len; i++)
    {
      const PvLegendEntry *entry = &g_array_index (entries, PvLegendEntry, i);

      gtk_flow_box_append (box_of (self, entry->kind), new_row (entry));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), has_rows (self->kinds));
  gtk_widget_set_visible (GTK_WIDGET (self->links), has_rows (self->links));
  gtk_widget_set_visible (GTK_WIDGET (self->marks), has_rows (self->marks));
  gtk_widget_set_visible (self->links_line, has_rows (self->links) && has_rows (self->kinds));
  gtk_widget_set_visible (self->marks_line, has_rows (self->marks) && (has_rows (self->kinds) || has_rows (self->links)));
}

void
pv_legend_card_set_folded (PvLegendCard *self, gboolean folded)
{
  gtk_toggle_button_set_active (self->fold, !folded);
}

gboolean
pv_legend_card_is_folded (PvLegendCard *self)
{
  return !gtk_toggle_button_get_active (self->fold);
}
