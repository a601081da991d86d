"""Det nettstedet vet om hjelpetilbud, åpningstider og sider, uten å kjenne nettstedsgeneratoren."""
