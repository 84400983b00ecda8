#include "app/pv-link-popover.h"

#include "app/pv-canvas.h"
#include "app/pv-legend-card.h"

#include <glib/gi18n-lib.h>

struct _PvLinkPopover
{
  GtkPopover parent_instance;

  GtkListBox *list;
  GtkLabel *ends;
};

G_DEFINE_FINAL_TYPE (PvLinkPopover, pv_link_popover, GTK_TYPE_POPOVER)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
choose (PvLinkPopover *self, guint kind)
{
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, kind);
  g_object_unref (self);
}

static void
row_activated_cb (PvLinkPopover *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row) + 1);
}

static gboolean
digit_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  choose (PV_LINK_POPOVER (widget), g_variant_get_uint32 (arguments));

  return TRUE;
}

static gboolean
leave_cb (gpointer data)
{
  if (gtk_widget_get_parent (data))
    gtk_widget_unparent (data);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (PvLinkPopover *self)
{
  pv_canvas_focus_again (PV_CANVAS (gtk_widget_get_parent (GTK_WIDGET (self))));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_cb, g_object_ref (self), g_object_unref);
}

static void
add_row (PvLinkPopover *self, guint kind)
{
  PvLegendEntry entry = { PV_LEGEND_RELATION_KIND, kind, pv_choice_label (PV_CHOICES_RELATION_KIND, kind) };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_label_new (entry.words);
  g_autofree char *digit = g_strdup_printf ("%u", kind);
  GtkWidget *key = gtk_label_new (digit);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (key, "dim-label");
  gtk_widget_add_css_class (key, "caption");
  gtk_box_append (GTK_BOX (box), pv_legend_sign_new (entry));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), key);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entry.words, -1);
  gtk_list_box_append (self->list, row);
}

static void
pv_link_popover_class_init (PvLinkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", PV_TYPE_LINK_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/fi/polkuverkko/Polkuverkko/ui/pv-link-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PvLinkPopover, list);
  gtk_widget_class_bind_template_child (widget_class, PvLinkPopover, ends);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  for (guint kind = 1; kind <= PV_N_RELATION_KINDS; kind++)
    {
      gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + kind, 0, digit_cb, "u", kind);
      gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_0 + kind, 0, digit_cb, "u", kind);
    }
}

static void
pv_link_popover_init (PvLinkPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint kind = 1; kind <= PV_N_RELATION_KINDS; kind++)
    add_row (self, kind);
}

GtkWidget *
pv_link_popover_open (GtkWidget *parent, const GdkRectangle *place, const char *from, const char *to)
{
  PvLinkPopover *self = g_object_new (PV_TYPE_LINK_POPOVER, NULL);
  /* Translators: the two ends of a link. */
  g_autofree char *ends = g_strdup_printf (_("%s → %s"), from, to);

  gtk_label_set_text (self->ends, ends);
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));

  return GTK_WIDGET (self);
}
