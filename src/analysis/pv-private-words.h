/* Words in free text that may tell who somebody is: before something leaves, a person looks at them. Guesses, on purpose rather too
 * many than too few: e-mail addresses, telephone numbers, Finnish personal identity codes with a right check sign, names of contact
 * persons of the document, and two capitalised words in a row that are no name the document knows. */
#pragma once

#include "model/model.h"

G_BEGIN_DECLS

typedef enum
{
  PV_PRIVATE_NOTHING,
  PV_PRIVATE_EMAIL,
  PV_PRIVATE_PHONE,
  PV_PRIVATE_IDENTITY_CODE,
  PV_PRIVATE_CONTACT,          /* the name of a contact person */
  PV_PRIVATE_NAME,             /* looks like a name */
} PvPrivate;

typedef struct _PvPrivateWords PvPrivateWords;

/* Learns the names that @model knows: of organisations, areas, services … and of its contact persons. (transfer full) */
PvPrivateWords *pv_private_words_new  (const PvModel        *model);
void            pv_private_words_free (PvPrivateWords       *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PvPrivateWords, pv_private_words_free)

/* The first that stands in @text, and in @excerpt (may be NULL) what it is. */
PvPrivate       pv_private_words_find (const PvPrivateWords *words,
                                       const char           *text,
                                       char                **excerpt);

/* "Service “Startia”, Description: looks like a telephone number: 050 123 4567", translated. (transfer full) */
char           *pv_private_sentence   (const PvModel        *model,
                                       const PvRecord       *record,
                                       const PvFieldInfo    *field,
                                       PvPrivate             what,
                                       const char           *excerpt);

/* A sentence for every text of @released (what is about to leave) to be looked at; @whole is the document, for the names it knows.
 * (transfer full) (element-type char*) */
GPtrArray      *pv_private_look       (const PvModel        *released,
                                       const PvModel        *whole);

G_END_DECLS
