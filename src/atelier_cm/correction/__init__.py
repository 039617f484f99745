"""La correction d'une classe par nbgrader : ramassage, notes, retours, exports.

Tout passe par les points d'extension de nbgrader (préprocesseurs, crochets,
gabarits, greffons) ; aucun de ses fichiers n'est recopié ni modifié.
"""

from atelier_cm.allegement import alleger_les_imports

alleger_les_imports()
